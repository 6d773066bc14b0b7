import type { ObjectOwner, ObjectVisibility } from '#lib/shared/objects.ts';
import type { AccessRight } from '#lib/shared/rights.ts';

interface Draft {
	html: string;
	/** When it was last written down. */
	updated_at: string;
	epoch: number;
	schema_version: number;
	/** More was typed than is written down. */
	behind: boolean;
}

/** A page as its reader may know it. */
export interface Page {
	id: string;
	slug: string;
	title: string;
	visibility: ObjectVisibility;
	version: number;
	archived_at: string | null;
	created_at: string;
	updated_at: string;
	/** What everybody reads whom the visibility names; null until somebody publishes it. */
	published: { html: string; at: string } | null;
	/** What is being written; null for those outside. */
	draft: Draft | null;
	/** Inside the page; null where it is only seen because it is open to many. */
	right: AccessRight | null;
	/** Null where the reader may not know it. */
	space: { id: string; slug: string; name: string } | null;
	organisation: ObjectOwner | null;
	/** The pages above it, from the top. */
	path: { id: string; title: string }[];
}

/** Those inside may ask for the draft; before it is published there is nothing else. */
export const showsDraft = ({ draft, published }: Page, asked: boolean): boolean =>
	draft !== null && (asked || !published);

/** A page in the list of all pages. */
export interface PageRow {
	id: string;
	title: string;
	visibility: ObjectVisibility;
	published_at: string | null;
	updated_at: string;
	space: { slug: string; name: string } | null;
	organisation: ObjectOwner | null;
}

/** A page of a space, in the order of its siblings. */
export interface Leaf {
	id: string;
	parent_id: string | null;
	title: string;
	visibility: ObjectVisibility;
	published_at: string | null;
	version: number;
}

export interface Branch extends Leaf {
	below: Branch[];
}

/** The leaves as a tree, each below its parent; their order stays. */
export function growTree(leaves: Leaf[]): Branch[] {
	const branches = new Map(leaves.map((leaf) => [leaf.id, { ...leaf, below: [] as Branch[] }]));
	const top: Branch[] = [];
	for (const branch of branches.values()) {
		const parent = branch.parent_id ? branches.get(branch.parent_id) : undefined;
		(parent?.below ?? top).push(branch);
	}
	return top;
}

/** Where a page can be put: each place with its depth, without the page itself and what lies below it. */
export function listPlaces(
	tree: Branch[],
	moved: string,
	depth = 0
): { id: string; title: string; depth: number }[] {
	return tree
		.filter(({ id }) => id !== moved)
		.flatMap(({ id, title, below }) => [
			{ id, title, depth },
			...listPlaces(below, moved, depth + 1)
		]);
}
