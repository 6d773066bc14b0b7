import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import type { ObjectOwner, ObjectVisibility } from '#lib/shared/objects.ts';
import { rights, type AccessRight } from '#lib/shared/rights.ts';

/** A body an object is open to, or that takes part in a space. */
export interface SharedWith extends ObjectOwner {
	id: string;
	access: 'full' | 'guest';
	granted: AccessRight;
	since: string;
}

/** Who an object is open to, as far as the reader may know. */
export interface Sharing {
	object: {
		id: string;
		kind: string;
		title: string;
		slug: string | null;
		visibility: ObjectVisibility;
	};
	space: { slug: string; name: string } | null;
	/** The body it belongs to: cannot be taken out. */
	owner_id: string | null;
	/** The same; null where the reader may not know it. */
	organisation: ObjectOwner | null;
	right: AccessRight | null;
	/** Whether those who manage it decide here who sees it. */
	shareable: boolean;
	bodies: SharedWith[];
}

/** What a body can be given: a space may be kept by several, an object by its own body alone. */
export function grantable({ object }: Pick<Sharing, 'object'>): AccessRight[] {
	return rights.filter((right) => object.kind === 'space' || right !== 'manage');
}

const id = v.pipe(v.string(), v.uuid());

export const grantSchema = v.object({
	object: id,
	/** Name, short form or address of the body, as typed. */
	organisation: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.sharing_body_missing()),
		v.maxLength(200, () => m.directory_too_long({ most: 200 }))
	),
	granted: v.picklist(rights, () => m.directory_choose())
});

const visibilities = ['organisation', 'space', 'network', 'public'] as const;

/** The circles an object can be opened to; without a space there is none of that name. */
export function circlesOf({ space }: Pick<Sharing, 'space'>): ObjectVisibility[] {
	return visibilities.filter((visibility) => visibility !== 'space' || space !== null);
}

export const visibilitySchema = v.object({ object: id, wanted: v.picklist(visibilities) });
export const revokeSchema = v.object({ object: id, organisation: id });
export const changeSchema = v.object({ object: id, organisation: id, granted: v.picklist(rights) });
