import { m } from '#lib/paraglide/messages.js';
import type { AccessRight, SpaceRow } from './space.ts';

const RIGHTS: Record<AccessRight, () => string> = {
	read: m.spaces_right_read,
	comment: m.spaces_right_comment,
	write: m.spaces_right_write,
	manage: m.spaces_right_manage
};

/** The reader's own right in words; a guest works with what is shared with it. */
export function nameRight({ right, ours }: Pick<SpaceRow, 'right' | 'ours'>): string {
	if (right) return RIGHTS[right]();
	return ours ? m.spaces_right_guest() : m.spaces_right_none();
}
