import { m } from '#lib/paraglide/messages.js';

/** What a row of entries says. In JSON these names stand as they are; a file for people has them in words. */
export const entryColumns = [
	'organisation',
	'role',
	'topic',
	'person',
	'unit',
	'vacant_since',
	'planned_on',
	'responsibility',
	'mailbox',
	'valid_from',
	'valid_to',
	'source',
	'interval_days'
] as const;

export type EntryColumn = (typeof entryColumns)[number];

/** Columns that hold a day. */
export const dayColumns: ReadonlySet<string> = new Set<EntryColumn>([
	'vacant_since',
	'planned_on',
	'valid_from',
	'valid_to'
]);

type Word = typeof m.exchange_column_name;

const WORDS: Record<string, Word> = {
	organisation: m.exchange_column_organisation,
	organisation_name: m.exchange_column_organisation_name,
	role: m.exchange_column_role,
	role_name: m.exchange_column_role_name,
	topic: m.exchange_column_topic,
	topic_name: m.exchange_column_topic_name,
	person: m.exchange_column_person,
	unit: m.exchange_column_unit,
	vacant_since: m.exchange_column_vacant_since,
	planned_on: m.exchange_column_planned_on,
	responsibility: m.exchange_column_responsibility,
	mailbox: m.exchange_column_mailbox,
	valid_from: m.exchange_column_valid_from,
	valid_to: m.exchange_column_valid_to,
	source: m.exchange_column_source,
	interval_days: m.exchange_column_interval_days,
	verified_on: m.exchange_column_verified_on,
	slug: m.exchange_column_slug,
	name: m.exchange_column_name,
	short_name: m.exchange_column_short_name,
	level: m.exchange_column_level,
	sector: m.exchange_column_sector,
	kind: m.exchange_column_kind,
	state: m.exchange_column_state,
	seat: m.exchange_column_seat,
	ars: m.exchange_column_ars,
	website: m.exchange_column_website,
	purpose: m.exchange_column_purpose,
	parent: m.exchange_column_parent
};

/** A column in the reader's language; one nobody knows stays as it is. */
export function nameColumn(column: string): string {
	return WORDS[column]?.() ?? column;
}

const fold = (text: string) => text.trim().toLocaleLowerCase('de').replace(/\s+/g, ' ');

/** Which column a head of a file means, in either language or by its name. */
export function findColumn(head: string): EntryColumn | undefined {
	const wanted = fold(head);
	return entryColumns.find((column) => {
		const word = WORDS[column];
		const words = [word?.({}, { locale: 'de' }), word?.({}, { locale: 'en' })];
		return [column, ...words].some((name) => name !== undefined && fold(name) === wanted);
	});
}
