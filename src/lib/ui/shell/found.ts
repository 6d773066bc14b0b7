import type { Level } from '#lib/shared/session.ts';

/** What `/palette` answers. */
export interface Found {
	rooms: { href: string; title: string }[];
	organisations: { href: string; title: string; detail: string; level: Level }[];
}

export function countFound(found: Found): number {
	return found.rooms.length + found.organisations.length;
}

/** Address of the first hit, which Enter opens; empty without one. */
export function firstOf({ rooms, organisations }: Found): string {
	return rooms[0]?.href ?? organisations[0]?.href ?? '';
}
