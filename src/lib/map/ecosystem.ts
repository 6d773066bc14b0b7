import type { ObjectOwner } from '#lib/shared/objects.ts';
import { relationKinds, type RelationKind } from '#lib/shared/relations.ts';

/** A body on the map. */
export interface Body extends ObjectOwner {
	id: string;
	/** Code of the Land, e.g. "HB". */
	state: string | null;
	/** How many relations it has to other bodies of the map. */
	degree: number;
}

export interface Relation {
	id: string;
	/** Ids of bodies. */
	from: string;
	to: string;
	kind: RelationKind;
	note: string | null;
	source: string | null;
}

/** What `ecosystem_map()` answers. */
export interface Ecosystem {
	/** Bodies with a relation, also those that found no room. */
	total: number;
	/** Bodies without one; null around a body. */
	alone: number | null;
	nodes: Body[];
	edges: Relation[];
}

/** A relation with both its ends, the one it is told from first. */
export interface ToldRelation {
	relation: Relation;
	one: Body;
	other: Body;
	/** Whether `one` is where the relation begins. */
	outward: boolean;
}

/** What the table and the file list: all relations, or those of the chosen body, told from its side. */
export function tellRelations({ nodes, edges }: Ecosystem, chosen?: Body): ToldRelation[] {
	const byId = new Map(nodes.map((body) => [body.id, body]));
	const told = edges.flatMap((relation): ToldRelation[] => {
		const [from, to] = [byId.get(relation.from), byId.get(relation.to)];
		if (!from || !to || (chosen && from !== chosen && to !== chosen)) return [];
		const outward = to !== chosen;
		return [{ relation, one: outward ? from : to, other: outward ? to : from, outward }];
	});
	return told.sort(compareTold);
}

/** By kind, then by the names of both ends. */
function compareTold(a: ToldRelation, b: ToldRelation): number {
	return (
		relationKinds.indexOf(a.relation.kind) - relationKinds.indexOf(b.relation.kind) ||
		a.one.name.localeCompare(b.one.name, 'de') ||
		a.other.name.localeCompare(b.other.name, 'de')
	);
}

/** The bodies related to one, by id. */
export function findNeighbours({ edges }: Ecosystem, { id }: Body): Set<string> {
	const near = edges.filter(({ from, to }) => from === id || to === id);
	return new Set(near.map(({ from, to }) => (from === id ? to : from)));
}
