import type { HistoryEntry } from '#lib/shared/events.ts';
import type { ObjectOwner } from '#lib/shared/objects.ts';
import type { Level } from '#lib/shared/session.ts';

/** A row of the list. */
export interface OrganisationRow extends ObjectOwner {
	id: string;
	kind: string;
	kind_de: string;
	kind_en: string;
	/** Code of the Land, e.g. "HB". */
	state: string | null;
	seat: string | null;
	access: 'full' | 'guest';
	listed: boolean;
	updated_at: string;
}

/** How many bodies the reader may see. */
export interface LevelCounts {
	total: number;
	by_level: Partial<Record<Level, number>>;
}

export interface OrganisationList {
	/** All that match, not only this page of them. */
	total: number;
	rows: OrganisationRow[];
	/** Slug after which the next page begins; null on the last one. */
	next: string | null;
}

/** One body with everything its page shows. */
export interface Organisation extends OrganisationRow {
	state_name: string | null;
	/** Amtlicher Regionalschlüssel, twelve digits. */
	ars: string | null;
	mailbox: string | null;
	website: string | null;
	purpose: string | null;
	source: string | null;
	archived_at: string | null;
	version: number;
}

export interface OrganisationPage {
	organisation: Organisation;
	parent: ObjectOwner | null;
	children: ObjectOwner[];
	stewards: { id: string; display_name: string }[];
	/** Newest first; empty where the reader may not see it. */
	history: HistoryEntry[];
	may_edit: boolean;
	/** What there is between the reader and the body; null when nothing. */
	standing: { state: 'active' | 'suspended' | 'requested' | 'invited'; since: string } | null;
}

/** Reference data for names and choices. */
export interface Reference {
	states: { code: string; name: string }[];
	kinds: { id: string; name: string }[];
}

/** Bodies with full access stand in the public directory; guests only if they wish. */
export function isPublic(organisation: Organisation): boolean {
	const { access, listed, archived_at } = organisation;
	return archived_at === null && (access === 'full' || listed);
}
