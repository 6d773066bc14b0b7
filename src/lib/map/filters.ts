import type { Level, Sector } from '#lib/shared/session.ts';
import { levels, sectors } from '#lib/ui/level.ts';
import { relationKinds, type RelationKind } from '#lib/shared/relations.ts';

/** What the address of the map asks for; an empty string is "all". */
export interface MapFilters {
	level: Level | '';
	sector: Sector | '';
	/** Code of a Land. */
	state: string;
	kind: RelationKind | '';
	/** Slug of the chosen body. */
	around: string;
	/** Only what is related to the chosen body. */
	connected: '1' | '';
}

/** Reads the filters of an address. What is not understood counts as not said. */
export function readFilters(params: URLSearchParams): MapFilters {
	const read = (name: string) => (params.get(name) ?? '').trim();
	const around = /^[a-z0-9-]{1,80}$/.test(read('around')) ? read('around') : '';
	return {
		level: levels.find((level) => level === read('level')) ?? '',
		sector: sectors.find((sector) => sector === read('sector')) ?? '',
		state: /^[A-Z]{2}$/.test(read('state')) ? read('state') : '',
		kind: relationKinds.find((kind) => kind === read('kind')) ?? '',
		around,
		connected: around && read('connected') === '1' ? '1' : ''
	};
}

/** The query for these filters, without what is empty: `?level=state` or "". */
export function writeFilters(filters: Partial<MapFilters>): '' | `?${string}` {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
	return params.size > 0 ? `?${params.toString()}` : '';
}

/** Whether less than everything is asked for; who is chosen does not count. */
export function isFiltered({ level, sector, state, kind, connected }: MapFilters): boolean {
	return [level, sector, state, kind, connected].some((value) => value !== '');
}
