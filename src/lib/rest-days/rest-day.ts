import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { isDay, today } from '#lib/shared/calendar.ts';

/** A day on which a body agreed not to work. Days are "2026-12-24". */
export interface RestDay {
	id: string;
	day: string;
	/** The same day of every year from this one on. */
	yearly: boolean;
	/** Last day of an agreement that repeats. */
	until: string | null;
	reason: string;
}

/** As the calendars of the database reach. */
const LAST = '2040-12-31';

const aDay = (text: string) => isDay(text) && text <= LAST;

/** What the form sends for a new rest day. The database has the last word. */
export const restDaySchema = v.object({
	organisation: v.pipe(v.string(), v.uuid()),
	day: v.pipe(
		v.string(),
		v.check(aDay, () => m.rest_days_day_invalid()),
		v.check(
			(day) => day >= today(),
			() => m.rest_days_day_past()
		)
	),
	reason: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.rest_days_reason_missing()),
		v.maxLength(120, () => m.directory_too_long({ most: 120 }))
	),
	yearly: v.optional(v.boolean(), false),
	until: v.optional(
		v.pipe(
			v.string(),
			v.check(
				(day) => day === '' || aDay(day),
				() => m.rest_days_day_invalid()
			)
		),
		''
	)
});

export type NewRestDay = v.InferOutput<typeof restDaySchema>;

export const takeBackSchema = v.object({ id: v.pipe(v.string(), v.uuid()) });
