import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { isDay } from '#lib/shared/calendar.ts';
import { ENTERED_KINDS } from './catalogue.ts';

const body = {
	organisation: v.pipe(v.string(), v.uuid()),
	slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/))
};

/** A text of one field; empty means: not said. */
const line = (most: number) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(most, () => m.directory_too_long({ most }))
	);

/** What the form sends for a mandate. The database has the last word. */
export const mandateSchema = v.object({
	...body,
	text: v.pipe(
		line(5000),
		v.nonEmpty(() => m.catalogue_mandate_missing())
	),
	since: v.pipe(
		v.string(),
		v.check(isDay, () => m.catalogue_day_invalid())
	),
	source: line(500)
});

export type NewMandate = v.InferOutput<typeof mandateSchema>;

/** What the form sends for a relation; `other` is a body named in words. */
export const relationSchema = v.object({
	...body,
	kind: v.picklist(ENTERED_KINDS, () => m.directory_choose()),
	other: v.pipe(
		line(200),
		v.nonEmpty(() => m.catalogue_other_missing())
	),
	note: line(300),
	source: line(500)
});

export type NewRelation = v.InferOutput<typeof relationSchema>;

export const removeSchema = v.object({ id: v.pipe(v.string(), v.uuid()) });
