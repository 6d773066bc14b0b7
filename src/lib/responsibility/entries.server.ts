import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { RoleRef } from '#lib/shared/entries.ts';
import { nameEvent, type RawEvent } from '#lib/shared/events.ts';
import { today } from '#lib/shared/calendar.ts';
import type { EntryPage, Handover, Member, QuestionPage, StewardEntries } from './entry-page.ts';

type Client = SupabaseClient<Database>;

/** An entry with what stands around it; 404 for what the caller may not see. */
export async function readEntry(supabase: Client, assignment: string): Promise<EntryPage> {
	const { data, error } = await supabase.rpc('assignment_page', { assignment });
	if (error) throwError(error);
	const raw = data as unknown as Omit<EntryPage, 'history'> & { history: RawEvent[] };
	return { ...raw, history: raw.history.map((event) => nameEvent(event, raw)) };
}

/** What the stewards of a body keep true. Errors: 403 for everybody else. */
export async function readStewardEntries(
	supabase: Client,
	organisation: string
): Promise<StewardEntries> {
	const { data, error } = await supabase.rpc('steward_entries', { organisation });
	if (error) throwError(error);
	return data as unknown as StewardEntries;
}

export async function readQuestion(supabase: Client, question: string): Promise<QuestionPage> {
	const { data, error } = await supabase.rpc('question_page', { question });
	if (error) throwError(error);
	return data as unknown as QuestionPage;
}

/** Who works for a body, by name: as far as the caller may know them. */
export async function readMembers(supabase: Client, organisation: string): Promise<Member[]> {
	const { data, error } = await supabase
		.from('memberships')
		.select('person:people(id, display_name)')
		.eq('organisation_id', organisation)
		.eq('state', 'active');
	if (error) throwError(error);
	const people = data.flatMap(({ person }) =>
		person?.display_name ? [{ id: person.id, name: person.display_name }] : []
	);
	return people.sort((one, other) => one.name.localeCompare(other.name, 'de'));
}

/** The topics a typed name or key can mean: one when it is exact, else up to five that are near. */
export async function findTopics(
	supabase: Client,
	typed: string
): Promise<{ id: string; name: string }[]> {
	const { data, error } = await supabase.rpc('topic_list', { search: typed, size: 20 });
	if (error) throwError(error);
	const { rows } = data as unknown as { rows: { id: string; name: string; number: string }[] };
	const wanted = typed.toLocaleLowerCase('de');
	const exact = rows.filter(
		({ name, number }) => name.toLocaleLowerCase('de') === wanted || number === typed
	);
	return exact.length > 0 ? exact : rows.slice(0, 5);
}

/** Somebody's own absences that are not over. */
export async function readAbsences(supabase: Client, person: string) {
	const { data, error } = await supabase
		.from('absences')
		.select('id, first_day, last_day')
		.eq('person_id', person)
		.gte('last_day', today())
		.order('first_day');
	if (error) throwError(error);
	return data;
}

/** A handover with what is open; for its holder, the one who follows and those who keep the body. */
export async function readHandover(supabase: Client, assignment: string): Promise<Handover> {
	const { data, error } = await supabase.rpc('handover_page', { assignment });
	if (error) throwError(error);
	return data as unknown as Handover;
}

/** The catalogue of roles by name. */
export async function readRoles(supabase: Client): Promise<RoleRef[]> {
	const { data, error } = await supabase.rpc('role_list');
	if (error) throwError(error);
	return data as unknown as RoleRef[];
}
