import type { ResolvedPathname } from '$app/types';
import type { Level } from '#lib/shared/session.ts';

interface Item {
	href: ResolvedPathname;
	title: string;
	/** Whose it is or where it lies. */
	detail: string;
	/** Of a body; other objects bear no mark. */
	level: Level | null;
}

/** What `/palette` answers. */
export interface Found {
	rooms: { href: string; title: string }[];
	/** Who is responsible; then one for each kind of object, the kind of the best hit first. */
	groups: { name: string; items: Item[] }[];
	/** Other words, which the groups are for, because those typed were not found. */
	suggestion: string | null;
}

export function countFound({ rooms, groups }: Found): number {
	return groups.reduce((count, { items }) => count + items.length, rooms.length);
}

/** Address of the first hit, which Enter opens; empty without one. */
export function firstOf({ rooms, groups }: Found): string {
	return rooms[0]?.href ?? groups[0]?.items[0]?.href ?? '';
}
