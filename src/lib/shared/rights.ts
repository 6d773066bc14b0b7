import { m } from '#lib/paraglide/messages.js';

/** What one may do with an object: from the lowest to the highest, each including those before it. */
export const rights = ['read', 'comment', 'write', 'manage'] as const;
export type AccessRight = (typeof rights)[number];

const NAMES: Record<AccessRight, () => string> = {
	read: m.rights_read,
	comment: m.rights_comment,
	write: m.rights_write,
	manage: m.rights_manage
};

export function nameRight(right: AccessRight): string {
	return NAMES[right]();
}

/** Whether a right, if there is one, covers what is wanted. */
export function covers(right: AccessRight | null, wanted: AccessRight): boolean {
	return right !== null && rights.indexOf(right) >= rights.indexOf(wanted);
}
