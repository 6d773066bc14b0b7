/** Clocks in working days, as the database function `working_days` answers them. Days are "2026-06-04". */

/** Whose calendar decides. */
export const RULES = ['receiver', 'giver', 'both'] as const;
export type Rule = (typeof RULES)[number];

interface Reason {
	/** Calendar of a holiday; null for a rest day. */
	calendar: string | null;
	/** Body that agreed on a rest day; null for a holiday. */
	organisation: string | null;
	name_de: string;
	name_en: string;
}

export interface CalendarDay {
	day: string;
	kind: 'working' | 'weekend' | 'holiday' | 'rest';
	/** 0 for the first day, null for what does not count. */
	number: number | null;
	reasons: Reason[];
}

export interface DueDate {
	due: string;
	/** Working days that are over on the day asked for. */
	elapsed: number | null;
	days: CalendarDay[];
	/** Whether only holidays and rest days are left of very many days. */
	shortened?: boolean;
}

export interface Side {
	asked: string;
	calendar: string;
	calendar_de: string;
	calendar_en: string;
	/** Where a body was named. */
	slug: string | null;
	name: string | null;
}

export interface DueDates {
	from: string;
	days: number;
	sides: { receiver: Side; giver?: Side };
	results: { receiver: DueDate; giver?: DueDate; both?: DueDate };
}

/** What the address of the page asks for, as it was typed. */
export interface DueQuery {
	from: string;
	days: string;
	receiver: string;
	giver: string;
	rule: Rule;
}

/** Days that are drawn one by one; of more only those that do not count are listed. */
const DRAWN = 62;

/** Reads the question of an address; null when nothing is asked yet. */
export function readDueQuery(params: URLSearchParams): DueQuery | null {
	const read = (name: string) => (params.get(name) ?? '').trim().slice(0, 200);
	if (!params.has('from') && !params.has('receiver')) return null;
	return {
		from: read('from'),
		days: read('days'),
		receiver: read('receiver'),
		giver: read('giver'),
		rule: RULES.find((rule) => rule === read('rule')) ?? 'receiver'
	};
}

/** Whether a text is a day of the calendar: "2026-02-30" is none. */
export function isDay(text: string): boolean {
	const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Keeps every day where there is room for all, otherwise those that do not count beside weekends. */
export function shorten(result: DueDate): DueDate {
	if (result.days.length <= DRAWN) return result;
	const days = result.days.filter(({ kind }) => kind === 'holiday' || kind === 'rest');
	return { ...result, days, shortened: true };
}

/** The day it is in Berlin. */
export function today(now = new Date()): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
}
