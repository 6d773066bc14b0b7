import { getLocale } from '#lib/paraglide/runtime.js';

export interface RoleRef {
	id: string;
	slug: string;
	name: string;
	name_en: string;
	short_name: string | null;
}

export type TopicKind = 'topic_field' | 'service' | 'initiative' | 'product' | 'standard';

export interface TopicRef {
	id: string;
	slug: string;
	kind: TopicKind;
	name: string;
	name_en: string | null;
	/** OZG id or LeiKa key. */
	number: string | null;
}

interface Freshness {
	state: 'fresh' | 'due' | 'stale';
	verified_on: string;
	due_on: string;
	stale_on: string;
}

export type VacancyReason = 'unfilled' | 'left' | 'reorganised' | 'no_post' | 'other';
export type DeputyScope = 'all' | 'handoffs' | 'no_votes';

export interface Holder {
	/** gone: the name went with the account or two years after the end. */
	kind: 'person' | 'unit' | 'vacant' | 'gone';
	unit: string | null;
	/** Null where the reader may not know people. */
	person_id: string | null;
	vacant_since: string | null;
	planned_on: string | null;
	vacancy: VacancyReason | null;
	away_until: string | null;
	/** Who stands in now. */
	deputy_id: string | null;
	deputy_scope: DeputyScope | null;
}

export type Responsibility =
	'responsible' | 'accountable' | 'consulted' | 'informed' | 'driver' | 'approver' | 'contributor';

/** Who fills which role of which body, as `app.entries_json` tells. Days are "2026-11-25". */
export interface Entry {
	id: string;
	organisation_id: string;
	role: RoleRef;
	/** Null: for the body as a whole. */
	topic: TopicRef | null;
	holder: Holder;
	responsibility: Responsibility;
	mailbox: string | null;
	valid_from: string;
	valid_to: string | null;
	running: boolean;
	source: string | null;
	freshness: Freshness;
	interval_days: number;
	version: number;
}

/** In the reader's language, where there is a name in it. */
export function nameCatalogued({
	name,
	name_en
}: {
	name: string;
	name_en: string | null;
}): string {
	return getLocale() === 'en' ? (name_en ?? name) : name;
}

/** "Leistungsverantwortliche: Elterngeld": the role, and what it is for. */
export function nameEntry({ role, topic }: Pick<Entry, 'role' | 'topic'>): string {
	return topic ? `${nameCatalogued(role)}: ${nameCatalogued(topic)}` : nameCatalogued(role);
}

/** Whole days from one day to another. */
export function countDays(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
