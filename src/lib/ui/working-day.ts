import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { CalendarDay } from '#lib/shared/calendar.ts';
import { formatDay } from './day.ts';

/** How a day looks: what it is, or where it stands to the end of the period. */
export type Look = 'start' | 'weekend' | 'closed' | 'counts' | 'due' | 'late';

export function lookOf({ day, kind, number }: CalendarDay, due: string): Look {
	if (number === 0) return day === due ? 'due' : 'start';
	if (number === null) return kind === 'weekend' ? 'weekend' : 'closed';
	if (day === due) return 'due';
	return day > due ? 'late' : 'counts';
}

/** "Fronleichnam (NW)"; several where several calendars rest for different reasons. */
export function nameReasons({ reasons }: CalendarDay): string {
	const places = new Map<string, string[]>();
	for (const reason of reasons) {
		const name = getLocale() === 'en' ? reason.name_en : reason.name_de;
		const place = reason.calendar ?? reason.organisation ?? '';
		places.set(name, [...(places.get(name) ?? []), place]);
	}
	return [...places].map(([name, at]) => `${name} (${at.join(', ')})`).join(', ');
}

const SENTENCES: Record<Look, (facts: { day: string; number: number; reasons: string }) => string> =
	{
		start: m.calendar_day_start,
		weekend: m.calendar_day_weekend,
		closed: m.calendar_day_closed,
		counts: m.calendar_day_counts,
		due: m.calendar_day_due,
		late: m.calendar_day_late
	};

/** The whole day in one sentence, for whoever hears it: "Donnerstag, 4. Juni 2026: …, zählt nicht". */
export function tellDay(row: CalendarDay, due: string): string {
	const facts = { day: formatDay(row.day), number: row.number ?? 0, reasons: nameReasons(row) };
	return SENTENCES[lookOf(row, due)](facts);
}

/** "1 Werktag", "10 Werktage" */
export function nameWorkingDays(count: number): string {
	return count === 1 ? m.calendar_working_days_one() : m.calendar_working_days_other({ count });
}
