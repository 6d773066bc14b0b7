import { m } from '#lib/paraglide/messages.js';
import type { Level, Sector } from '#lib/shared/session.ts';
import { nameLevel, nameSector } from '#lib/ui/level.ts';
import type { Reference } from './organisation.ts';

const COLUMNS: Record<string, () => string> = {
	name: m.directory_column_name,
	short_name: m.directory_column_short_name,
	kind: m.directory_column_kind,
	level: m.directory_column_level,
	sector: m.directory_column_sector,
	state: m.directory_column_state,
	ars: m.directory_column_ars,
	seat: m.directory_column_seat,
	mailbox: m.directory_column_mailbox,
	website: m.directory_column_website,
	purpose: m.directory_column_purpose,
	source: m.directory_column_source,
	listed: m.directory_column_listed,
	access: m.directory_column_access,
	slug: m.directory_column_slug,
	parent_id: m.directory_column_parent,
	archived_at: m.directory_column_archived
};

/** A column in the reader's language. */
export function nameColumn(column: string): string {
	return COLUMNS[column]?.() ?? column;
}

type Naming = (text: string, reference: Reference) => string;

const VALUES: Record<string, Naming> = {
	level: (text) => nameLevel(text as Level),
	sector: (text) => nameSector(text as Sector),
	kind: (text, { kinds }) => kinds.find(({ id }) => id === text)?.name ?? text,
	state: (text, { states }) => states.find(({ code }) => code === text)?.name ?? text,
	listed: (text) => nameListed(text),
	access: (text) => (text === 'full' ? m.directory_access_full() : m.directory_access_guest())
};

/** A stored value in the reader's language; what is not set reads "leer". */
export function nameValue(column: string, value: unknown, reference: Reference): string {
	if (value === null || value === undefined || value === '') return m.directory_nothing();
	const text = String(value);
	return VALUES[column]?.(text, reference) ?? text;
}

/** Who sees the entry of a guest body. */
export function nameListed(listed: string): string {
	return listed === 'true' ? m.directory_listed_all() : m.directory_listed_network();
}
