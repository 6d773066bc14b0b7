import type { RoleRow } from './catalogue.ts';

export interface Programme {
	/** Null: known in no programme in particular. */
	name: string | null;
	roles: RoleRow[];
}

/** The catalogue by programme, by name; what belongs to none comes last. */
export function groupByProgramme(roles: RoleRow[]): Programme[] {
	const groups = Map.groupBy(roles, ({ programme }) => programme);
	return [...groups]
		.map(([name, roles]) => ({ name, roles }))
		.sort((a, b) => Number(a.name === null) - Number(b.name === null) || compare(a.name, b.name));
}

function compare(a: string | null, b: string | null): number {
	return (a ?? '').localeCompare(b ?? '', 'de');
}
