import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { levels, sectors } from '#lib/ui/level.ts';
import type { Organisation } from './organisation.ts';

/** An empty field clears the value. */
const emptyToNull = v.transform((text: string) => (text === '' ? null : text));

function line(most: number) {
	return v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(most, () => m.directory_too_long({ most }))
	);
}

function optional(most: number) {
	return v.pipe(line(most), emptyToNull);
}

function optionalMatching(most: number, pattern: RegExp, message: () => string) {
	return v.pipe(
		line(most),
		v.check((text) => text === '' || pattern.test(text), message),
		emptyToNull
	);
}

/** What the form sends; the browser asks the same before it sends. The database has the last word. */
export const organisationSchema = v.object({
	id: v.pipe(v.string(), v.uuid()),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	name: v.pipe(
		line(200),
		v.nonEmpty(() => m.directory_name_missing())
	),
	short_name: optional(40),
	kind: v.pipe(
		v.string(),
		v.regex(/^[a-z_]{2,40}$/, () => m.directory_choose())
	),
	level: v.picklist(levels, () => m.directory_choose()),
	sector: v.picklist(sectors, () => m.directory_choose()),
	state: optionalMatching(80, /^[A-Z]{2}$/, () => m.directory_choose()),
	ars: optionalMatching(40, /^\d{12}$/, () => m.directory_ars_wrong()),
	seat: optional(120),
	mailbox: optionalMatching(254, /^[^@\s]+@[^@\s]+\.[^@\s]+$/, () => m.directory_mailbox_wrong()),
	website: optionalMatching(500, /^https:\/\/\S+$/, () => m.directory_website_wrong()),
	purpose: optional(2000),
	/** Only guest bodies decide on it; for the others the field is not there. */
	listed: v.optional(
		v.pipe(
			v.picklist(['true', 'false']),
			v.transform((choice) => choice === 'true')
		)
	)
});

export type OrganisationChange = v.InferOutput<typeof organisationSchema>;

/** Columns of the form in the order they stand there. */
export const columns = [
	'name',
	'short_name',
	'purpose',
	'kind',
	'level',
	'sector',
	'state',
	'seat',
	'ars',
	'mailbox',
	'website',
	'listed'
] as const;

export type Column = (typeof columns)[number];

/** A stored value as the field shows it. */
export function toField(organisation: Organisation, column: Column): string {
	const value = organisation[column];
	return value === null ? '' : String(value);
}
