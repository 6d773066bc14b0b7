import { m } from '#lib/paraglide/messages.js';
import { nameRight } from '#lib/shared/rights.ts';
import type { SpaceRow } from './space.ts';

/** The reader's own right in words; a guest works with what is shared with it. */
export function nameOwnRight({ right, ours }: Pick<SpaceRow, 'right' | 'ours'>): string {
	if (right) return nameRight(right);
	return ours ? m.spaces_right_guest() : m.spaces_right_none();
}
