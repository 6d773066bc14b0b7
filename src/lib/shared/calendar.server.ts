import type { SupabaseClient } from '@supabase/supabase-js';
import { shorten, type DueDates, type DueQuery } from './calendar.ts';
import type { Database } from './database.types.ts';
import { explainError, throwError } from './errors.server.ts';
import type { Locale } from './session.ts';

type Client = SupabaseClient<Database>;

/** What came of a question: the dates, or which field to mend and how. */
export type Counted = { dates: DueDates; refused?: never } | { refused: Refusal; dates?: never };
interface Refusal {
	field: string;
	message: string;
}

/** Which field an error of the database speaks of. */
const FIELDS: Record<string, string> = {
	calendar_range: 'from',
	working_days_invalid: 'days'
};

/** When so many working days are over, under each calendar, in one call. */
export async function readDueDates(supabase: Client, query: DueQuery): Promise<Counted> {
	const { data, error } = await supabase.rpc('working_days', {
		from_date: query.from,
		days: Number(query.days),
		receiver: query.receiver,
		...(query.giver && { giver: query.giver })
	});
	if (!error) return { dates: shortenAll(data as unknown as DueDates) };
	const { status, key, message, facts } = explainError(error);
	if (status >= 500) throwError(error);
	const side = (facts as { side?: string } | null)?.side;
	return { refused: { field: side ?? FIELDS[key] ?? 'receiver', message } };
}

/** Leaves out days that the screen does not draw: a clock of years has thousands. */
function shortenAll(dates: DueDates): DueDates {
	const { receiver, giver, both } = dates.results;
	return {
		...dates,
		results: {
			receiver: shorten(receiver),
			...(giver && { giver: shorten(giver) }),
			...(both && { both: shorten(both) })
		}
	};
}

/** Names a side can be called by: calendars first, then the bodies the reader may see. */
export async function listPlaces(supabase: Client, locale: Locale): Promise<string[]> {
	const [calendars, bodies] = await Promise.all([
		supabase.from('calendars').select('name_de, name_en').order('name_de'),
		supabase.rpc('organisation_list', { size: 200 })
	]);
	if (calendars.error) throwError(calendars.error);
	if (bodies.error) throwError(bodies.error);
	const { rows } = bodies.data as unknown as { rows: { name: string }[] };
	const named = calendars.data.map(({ name_de, name_en }) => (locale === 'en' ? name_en : name_de));
	return [...new Set([...named, ...rows.map(({ name }) => name)])];
}
