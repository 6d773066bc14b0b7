import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { explainError, throwError, type Explanation } from '#lib/shared/errors.server.ts';
import { tellAct } from '#lib/shared/events.ts';
import { namePerson } from '#lib/shared/person.ts';
import type { Locale } from '#lib/shared/session.ts';
import type { Filters } from './filters.ts';
import type { LevelCounts, OrganisationList, OrganisationPage, Reference } from './organisation.ts';
import type { OrganisationChange } from './organisation-form.ts';

type Client = SupabaseClient<Database>;

const REFERENCE_MS = 10 * 60_000;

/** One page of the list, 50 bodies, in one call. */
export async function listOrganisations(
	supabase: Client,
	filters: Filters
): Promise<OrganisationList> {
	const { search, level, sector, state, kind, after } = filters;
	const { data, error } = await supabase.rpc('organisation_list', {
		...(search && { search }),
		...(level && { levels: [level] }),
		...(sector && { sectors: [sector] }),
		...(state && { in_state: state }),
		...(kind && { kinds: [kind] }),
		...(after && { after })
	});
	if (error) throwError(error);
	return data as unknown as OrganisationList;
}

/** How many bodies there are on each level, in one call. */
export async function countByLevel(supabase: Client): Promise<LevelCounts> {
	const { data, error } = await supabase.rpc('organisation_list', { size: 1 });
	if (error) throwError(error);
	return data as unknown as LevelCounts;
}

/** As the database answers it: what happened without words, former people without a name. */
interface Told extends OrganisationPage {
	history: (OrganisationPage['history'][number] & { person_id: string | null })[];
}

/** Everything the page of a body shows, in one call. Throws 404 for what the caller may not see. */
export async function readOrganisation(supabase: Client, slug: string): Promise<OrganisationPage> {
	const { data, error } = await supabase.rpc('organisation_page', { organisation_slug: slug });
	if (error) throwError(error);
	const page = data as unknown as Told;
	const history = page.history.map(({ person, person_id, ...event }) => ({
		...event,
		person: namePerson(person, person_id),
		act: tellAct(event.kind)
	}));
	return { ...page, history };
}

/** What came of a write: the new row's address and version, or why not. */
export type Saved =
	{ slug: string; version: number; refused?: never } | { refused: Explanation | null };

/** Writes the change if nobody was faster. `refused: null` means the caller has no right to it. */
export async function updateOrganisation(
	supabase: Client,
	{ id, ...change }: OrganisationChange
): Promise<Saved> {
	const { data, error } = await supabase
		.from('organisations')
		.update(change)
		.eq('id', id)
		.select('slug, version')
		.maybeSingle();
	if (!error) return data ?? { refused: null };
	const refused = explainError(error);
	if (refused.status >= 500) throwError(error);
	return { refused };
}

interface Names {
	states: { code: string; name: string }[];
	kinds: { id: string; name_de: string; name_en: string }[];
}

let known: { names: Promise<Names>; until: number } | undefined;

/** Länder and kinds of bodies. The same for everyone and rarely changed, so kept for ten minutes. */
export async function readReference(supabase: Client, locale: Locale): Promise<Reference> {
	if (!known || known.until < Date.now()) {
		known = { names: askForNames(supabase), until: Date.now() + REFERENCE_MS };
		known.names.catch(() => (known = undefined));
	}
	const { states, kinds } = await known.names;
	const named = kinds.map(({ id, name_de, name_en }) => ({
		id,
		name: locale === 'en' ? name_en : name_de
	}));
	return { states, kinds: named.sort((a, b) => a.name.localeCompare(b.name, locale)) };
}

async function askForNames(supabase: Client): Promise<Names> {
	const [states, kinds] = await Promise.all([
		supabase.from('states').select('code, name').order('name'),
		supabase.from('organisation_kinds').select('id, name_de, name_en')
	]);
	if (states.error) throwError(states.error);
	if (kinds.error) throwError(kinds.error);
	return { states: states.data, kinds: kinds.data };
}
