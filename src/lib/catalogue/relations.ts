import type { ObjectOwner } from '#lib/shared/objects.ts';
import { bodyIn, type Names } from '#lib/shared/named.ts';
import type { Relation } from './catalogue.ts';
import { nameRelation } from '#lib/shared/relations.ts';

interface NamedRelation extends Relation {
	body: ObjectOwner;
}

export interface RelationGroup {
	/** "betreibt für" */
	name: string;
	relations: NamedRelation[];
}

/** Relations by what they say, in the order of the database; those to bodies the reader may not know are left out. */
export function groupRelations(relations: Relation[], names: Names): RelationGroup[] {
	const named = relations.flatMap((relation) => {
		const body = bodyIn(names, relation.organisation_id);
		return body ? [{ ...relation, body }] : [];
	});
	const groups = Map.groupBy(named, ({ kind, outward }) => nameRelation(kind, outward));
	return [...groups].map(([name, relations]) => ({ name, relations }));
}
