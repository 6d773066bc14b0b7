import { m } from '#lib/paraglide/messages.js';
import type { DeputyScope, Responsibility } from '#lib/shared/entries.ts';
import { formatDayInFigures } from '#lib/ui/day.ts';

const RESPONSIBILITIES: Record<Responsibility, () => string> = {
	responsible: m.responsibility_responsible,
	accountable: m.responsibility_accountable,
	consulted: m.responsibility_consulted,
	informed: m.responsibility_informed,
	driver: m.responsibility_driver,
	approver: m.responsibility_approver,
	contributor: m.responsibility_contributor
};

/** "führt aus (R)" */
export const nameResponsibility = (letter: Responsibility): string => RESPONSIBILITIES[letter]();

const SCOPES: Record<DeputyScope, () => string> = {
	all: m.entry_scope_all,
	handoffs: m.entry_scope_handoffs,
	no_votes: m.entry_scope_no_votes
};

/** "für alles" */
export const nameScope = (scope: DeputyScope): string => SCOPES[scope]();

const COLUMNS: Record<string, () => string> = {
	unit: m.entry_unit,
	vacant_since: m.entry_vacant,
	planned_on: m.entry_planned_on,
	mailbox: m.entry_mailbox,
	valid_from: m.entry_valid_from,
	valid_to: m.entry_valid_to,
	source: m.entry_source,
	verified_on: m.entry_verified_on
};
const DAYS = ['vacant_since', 'planned_on', 'valid_from', 'valid_to', 'verified_on'];

/** A column of an entry in the reader's language; nothing for those that are not shown. */
export const nameColumn = (column: string): string | undefined => COLUMNS[column]?.();

export function nameValue(column: string, value: unknown): string {
	const text = String(value);
	return DAYS.includes(column) ? formatDayInFigures(text) : text;
}
