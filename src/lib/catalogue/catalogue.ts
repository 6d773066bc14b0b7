/** What the screens of roles, topics and bodies show, as the functions of the database tell. Days are "2026-11-25". */
import type { BodyCompetence, NeededCompetence } from '#lib/shared/competence.ts';
import type { Entry, Responsibility, RoleRef, TopicKind, TopicRef } from '#lib/shared/entries.ts';
import type { Names } from '#lib/shared/named.ts';
import { relationKinds, type RelationKind } from '#lib/shared/relations.ts';
import type { Level, Sector } from '#lib/shared/session.ts';

/** Running entries the reader may see. */
interface Posts {
	filled: number;
	vacant: number;
}

export interface TopicRow extends TopicRef, Posts {
	aliases: string[];
	leika: string | null;
	ozg_id: string | null;
	parent: TopicRef | null;
	children: number;
}

export interface TopicList {
	/** All that match, not only this page of them. */
	total: number;
	by_kind: Partial<Record<TopicKind, number>>;
	rows: TopicRow[];
	/** Slug after which the next page begins; null on the last one. */
	next: string | null;
}

export interface Topic extends Omit<TopicRef, 'number'> {
	aliases: string[];
	description: string | null;
	parent_id: string | null;
	leika: string | null;
	ozg_id: string | null;
	source: string | null;
	visibility: 'public' | 'network';
	archived_at: string | null;
	version: number;
}

export interface TopicPage extends Names {
	topic: Topic;
	/** What it is a part of, the nearest first. */
	way_up: TopicRef[];
	children: TopicRef[];
	entries: Entry[];
	/** Entries of what it is a part of. */
	above: Entry[];
	may_edit: boolean;
}

export interface Role extends RoleRef {
	programme: string | null;
	description: string | null;
	description_en: string | null;
	typical_holder: string | null;
	responsibility: Responsibility;
	leads: boolean;
	coordinates: boolean;
	mandatory_for: string[];
	source: string | null;
	archived_at: string | null;
	version: number;
}

export type RoleRow = Role & Posts;

export interface AlikeRole extends RoleRef {
	programme: string | null;
	note: string | null;
	source: string | null;
}

export interface RolePage extends Names {
	role: Role & { visibility: 'public' | 'network' };
	alike: AlikeRole[];
	needed: NeededCompetence[];
	entries: Entry[];
	/** Ids of bodies that must have it and have nobody. */
	gaps: string[];
	may_edit: boolean;
}

export interface Mandate {
	id: string;
	body: string;
	valid_from: string;
	valid_to: string | null;
	source: string | null;
}

/** What a body may enter itself; `parent` stands in its master data. */
export const ENTERED_KINDS = relationKinds.filter((kind) => kind !== 'parent');

export interface Relation {
	id: string;
	kind: RelationKind;
	/** Read from the body of the page to the other. */
	outward: boolean;
	/** The other one. */
	organisation_id: string;
	note: string | null;
	source: string | null;
}

/** What a body does: its roles with their holders, mandates, relations. */
export interface BodyRoles extends Names {
	organisation_id: string;
	today: string;
	entries: Entry[];
	/** For the network only. */
	ended: Entry[];
	gaps: RoleRef[];
	/** Ids of entries for the same role and topic at once. */
	overlaps: string[][];
	posts: { planned: number; filled: number };
	/** Newest first. */
	mandates: Mandate[];
	relations: Relation[];
	/** By name; null for readers without an account. */
	competences: BodyCompetence[] | null;
	may_edit: boolean;
}

export interface Figures {
	bodies: number;
	entries: number;
	vacant: number;
	/** Entries nobody confirmed in time. */
	overdue: number;
}

/** The directory in numbers, as far as the reader may see it. */
export interface DirectoryNumbers {
	levels: (Figures & { level: Level; sector: Sector })[];
	/** `code` is that of the Land, e.g. "HB". */
	states: (Figures & { code: string; name: string })[];
}
