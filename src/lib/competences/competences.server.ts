import type { SupabaseClient } from '@supabase/supabase-js';
import type { Competence } from '#lib/shared/competence.ts';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError, type DatabaseAnswer } from '#lib/shared/errors.server.ts';
import type { Need, OwnCompetence, Said } from './competence-forms.ts';

type Client = SupabaseClient<Database>;

/** The whole catalogue by name, with what the reader said of themselves. */
export async function readOwnCompetences(supabase: Client): Promise<OwnCompetence[]> {
	const { data, error } = await supabase.rpc('my_competences');
	if (error) throwError(error);
	return data as unknown as OwnCompetence[];
}

/** The catalogue by name. */
export async function listCompetences(supabase: Client): Promise<Competence[]> {
	const { data, error } = await supabase
		.from('competences')
		.select('id, slug, name, name_en, description, description_en')
		.order('name');
	if (error) throwError(error);
	return data;
}

function say(supabase: Client, { competence, level, visibility }: Said) {
	return level === ''
		? supabase.rpc('competence_remove', { competence })
		: supabase.rpc('competence_set', { competence, level: Number(level), visibility });
}

/** Writes what differs from what stands; the first thing the database says against it, or null. */
export async function keepOwnCompetences(
	supabase: Client,
	said: Said[]
): Promise<DatabaseAnswer | null> {
	const known = new Map((await readOwnCompetences(supabase)).map((own) => [own.id, own]));
	const changed = said.filter(({ competence, level, visibility }) => {
		const own = known.get(competence);
		return level !== String(own?.level ?? '') || (level !== '' && visibility !== own?.visibility);
	});
	const answers = await Promise.all(changed.map((one) => say(supabase, one)));
	return answers.find(({ error }) => error)?.error ?? null;
}

/** Writes what a role needs where it differs; the first thing the database says against it, or null. */
export async function keepNeeds(
	supabase: Client,
	role: string,
	needs: Need[]
): Promise<DatabaseAnswer | null> {
	const { data, error } = await supabase
		.from('role_competences')
		.select('competence_id, level')
		.eq('role_id', role);
	if (error) return error;
	const known = new Map(data.map(({ competence_id, level }) => [competence_id, level]));
	const changed = needs.filter(
		({ competence, level }) => Number(level) !== (known.get(competence) ?? 0)
	);
	const answers = await Promise.all(
		changed.map(({ competence, level }) =>
			supabase.rpc('role_competence_set', { role, competence, level: Number(level) })
		)
	);
	return answers.find((answer) => answer.error)?.error ?? null;
}
