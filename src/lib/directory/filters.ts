import type { Level, Sector } from '#lib/shared/session.ts';
import { levels, sectors } from '#lib/ui/level.ts';

/** What the address of the list asks for; an empty string is "all". */
export interface Filters {
	search: string;
	level: Level | '';
	sector: Sector | '';
	state: string;
	kind: string;
	/** Slug after which the page begins. */
	after: string;
}

/** Reads the filters of an address. What is not understood counts as not said. */
export function readFilters(params: URLSearchParams): Filters {
	const read = (name: string) => (params.get(name) ?? '').trim().slice(0, 200);
	return {
		search: read('search'),
		level: levels.find((level) => level === read('level')) ?? '',
		sector: sectors.find((sector) => sector === read('sector')) ?? '',
		state: /^[A-Z]{2}$/.test(read('state')) ? read('state') : '',
		kind: /^[a-z_]{2,40}$/.test(read('kind')) ? read('kind') : '',
		after: /^[a-z0-9-]{1,80}$/.test(read('after')) ? read('after') : ''
	};
}

/** The query for these filters, without what is empty: `?level=state&search=bremen` or "". */
export function writeFilters(filters: Partial<Filters>): '' | `?${string}` {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
	return params.size > 0 ? `?${params.toString()}` : '';
}

/** Whether anything is filtered; where the page begins does not count. */
export function isFiltered({ search, level, sector, state, kind }: Filters): boolean {
	return [search, level, sector, state, kind].some((value) => value !== '');
}
