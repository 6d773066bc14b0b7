/** The whole history, for auditors: what an address asks for, and what is shown of it. */
import { m } from '#lib/paraglide/messages.js';
import { nameEvent, tellAct, type HistoryEntry, type RawEvent } from '#lib/shared/events.ts';
import type { BriefObject, Names } from '#lib/shared/named.ts';

/** An empty string is "all". */
export interface Filters {
	/** What was written: "space", "comment" … */
	subject: string;
	/** E.g. "space.archived". */
	kind: string;
	/** Slug of the body acted for. */
	body: string;
	/** Days of Berlin, both included. */
	since: string;
	till: string;
	/** Number of the event after which the page goes on. */
	after: string;
}

interface RawRow extends Omit<RawEvent, 'changed'> {
	subject_kind: string;
	object: BriefObject | null;
	role: string | null;
	columns: string[];
}

export interface RawAudit extends Names {
	rows: RawRow[];
	next: number | null;
	kinds: string[];
}

export interface AuditRow extends HistoryEntry {
	id: number;
	object: BriefObject | null;
	role: string | null;
	/** Names of the columns that were written. */
	columns: string[];
}

interface Choice {
	value: string;
	label: string;
}

export interface Audit {
	rows: AuditRow[];
	next: number | null;
	/** Every kind of event there is. */
	kinds: Choice[];
	/** Every kind of thing that was written. */
	subjects: Choice[];
}

const SUBJECTS: Record<string, () => string> = {
	organisation: m.audit_subject_organisation,
	space: m.audit_subject_space,
	space_organisation: m.audit_subject_space_organisation,
	share: m.audit_subject_share,
	comment: m.audit_subject_comment,
	link: m.audit_subject_link,
	file: m.audit_subject_file,
	membership: m.audit_subject_membership,
	invitation: m.audit_subject_invitation,
	person: m.audit_subject_person,
	platform_role: m.audit_subject_platform_role,
	rest_day: m.audit_subject_rest_day,
	watch: m.audit_subject_watch,
	wait: m.audit_subject_wait,
	notification: m.audit_subject_notification,
	object: m.audit_subject_object,
	state: m.audit_subject_state,
	organisation_kind: m.audit_subject_organisation_kind,
	calendar: m.audit_subject_calendar,
	holiday: m.audit_subject_holiday
};

const PATTERNS: Record<keyof Filters, RegExp> = {
	subject: /^[a-z_]{2,40}$/,
	kind: /^[a-z_]{2,40}\.[a-z_]{2,40}$/,
	body: /^[a-z0-9-]{1,80}$/,
	since: /^\d{4}-\d{2}-\d{2}$/,
	till: /^\d{4}-\d{2}-\d{2}$/,
	after: /^\d{1,15}$/
};

const isDay = (text: string) => !Number.isNaN(Date.parse(text));

/** Reads the filters of an address. What is not understood counts as not said. */
export function readFilters(params: URLSearchParams): Filters {
	const read = (name: keyof Filters) => {
		const text = (params.get(name) ?? '').trim();
		const day = name === 'since' || name === 'till';
		return PATTERNS[name].test(text) && (!day || isDay(text)) ? text : '';
	};
	return {
		subject: read('subject'),
		kind: read('kind'),
		body: read('body'),
		since: read('since'),
		till: read('till'),
		after: read('after')
	};
}

/** The query for these filters, without what is empty. */
export function writeFilters(filters: Filters): '' | `?${string}` {
	const said = Object.entries(filters).filter(([, value]) => value !== '');
	return said.length > 0 ? `?${new URLSearchParams(said).toString()}` : '';
}

export function isFiltered({ subject, kind, body, since, till }: Filters): boolean {
	return [subject, kind, body, since, till].some((value) => value !== '');
}

export function nameAudit({ rows, next, kinds, ...names }: RawAudit): Audit {
	return {
		rows: rows.map((row) => ({
			...nameEvent(row, names),
			id: row.id,
			object: row.object,
			role: row.role,
			columns: row.columns
		})),
		next,
		kinds: kinds.map((kind) => ({ value: kind, label: `${tellAct(kind)} (${kind})` })),
		subjects: [...new Set(kinds.map((kind) => kind.split('.')[0] ?? kind))].map((subject) => ({
			value: subject,
			label: SUBJECTS[subject]?.() ?? subject
		}))
	};
}
