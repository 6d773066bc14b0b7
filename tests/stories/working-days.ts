import { expect } from 'vitest';
import type { Persona } from './personas.ts';
import { ask } from './stage.ts';

interface Day {
	day: string;
	kind: string;
	number: number | null;
	reasons: { name_de: string; calendar: string | null; organisation: string | null }[];
}
interface Result {
	due: string;
	elapsed: number | null;
	days: Day[];
}
type Results = Record<'receiver' | 'giver' | 'both', Result>;

/** What public.working_days answers. */
export const call = (body: Record<string, unknown>, persona: Persona = 'anonymous') =>
	ask(persona, 'rpc/working_days', { method: 'POST', body });
export const count = async (body: Record<string, unknown>, persona?: Persona) => {
	const answer = await call(body, persona);
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
	return (answer.body as { results: Results }).results;
};
export const due = async (from_date: string, days: number, receiver: string) =>
	(await count({ from_date, days, receiver })).receiver.due;
/** "04.06. holiday Fronleichnam, 05.06. 1" */
export const told = ({ days }: Result) =>
	days.map(({ day, kind, number, reasons }) =>
		[day.slice(5), number ?? kind, ...reasons.map(({ name_de }) => name_de)].join(' ')
	);
