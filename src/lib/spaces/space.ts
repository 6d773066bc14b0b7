import type { ObjectOwner, ObjectVisibility } from '#lib/shared/objects.ts';
import type { AccessRight } from '#lib/shared/rights.ts';

/** Who may know of a space; nobody keeps one for a single body. */
type SpaceVisibility = Exclude<ObjectVisibility, 'organisation'>;

/** A row of the list. */
export interface SpaceRow {
	id: string;
	slug: string;
	name: string;
	purpose: string | null;
	visibility: SpaceVisibility;
	archived_at: string | null;
	updated_at: string;
	/** The reader's own; null for guests and onlookers. */
	right: AccessRight | null;
	/** Whether a body of the reader takes part. */
	ours: boolean;
	/** Of those the reader may know of; null when that is none. */
	bodies: number | null;
	/** The body that keeps it; null where the reader may not know it. */
	organisation: ObjectOwner | null;
}

interface SpaceBody extends ObjectOwner {
	id: string;
	access: 'full' | 'guest';
	granted: AccessRight;
	since: string;
}

export interface ContentRow {
	id: string;
	kind: string;
	title: string;
	slug: string | null;
	number: string | null;
	visibility: ObjectVisibility;
	updated_at: string;
	organisation: ObjectOwner | null;
}

export interface Space {
	id: string;
	slug: string;
	name: string;
	purpose: string | null;
	visibility: SpaceVisibility;
	organisation_id: string;
	archived_at: string | null;
	version: number;
	created_at: string;
	updated_at: string;
}

export interface SpacePage {
	space: Space;
	organisation: ObjectOwner | null;
	right: AccessRight | null;
	/** Whether the reader may see what is said and done in it. */
	inside: boolean;
	bodies: SpaceBody[];
	content: ContentRow[];
	/** Id after which the next page of the content begins. */
	next: string | null;
}
