import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

function line(most: number) {
	return v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(most, () => m.directory_too_long({ most }))
	);
}

const optional = (most: number) =>
	v.pipe(
		line(most),
		v.transform((text) => (text === '' ? null : text))
	);

/** One's own contact data; the database has the last word. */
export const contactSchema = v.object({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	display_name: v.pipe(
		line(120),
		v.nonEmpty(() => m.account_name_missing())
	),
	position: optional(160),
	phone: optional(40)
});

export const eraseSchema = v.object({ email: line(254) });
