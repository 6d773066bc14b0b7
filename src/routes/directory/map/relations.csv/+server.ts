import { answerFile, writeTable } from '#lib/exchange/download.server.ts';
import { tellRelations } from '#lib/map/ecosystem.ts';
import { readFilters } from '#lib/map/filters.ts';
import { bondOf, nameBond } from '#lib/map/labels.ts';
import { nameRelation } from '#lib/shared/relations.ts';
import { readEcosystem } from '#lib/map/map.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameLevel, nameSector } from '#lib/ui/level.ts';
import type { RequestHandler } from './$types';

/** What the map shows with the same query, as a table. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const filters = readFilters(url.searchParams);
	const ecosystem = await readEcosystem(locals.supabase, filters);
	const chosen = ecosystem.nodes.find(({ slug }) => slug === filters.around);
	const heads = [
		m.map_column_body(),
		m.map_filter_level(),
		m.map_filter_sector(),
		m.map_column_relation(),
		m.map_column_with(),
		m.map_column_bond(),
		m.map_column_note(),
		m.map_column_source()
	];
	const rows = tellRelations(ecosystem, chosen).map(({ relation, one, other, outward }) => [
		one.name,
		nameLevel(one.level),
		nameSector(one.sector),
		nameRelation(relation.kind, outward),
		other.name,
		nameBond(bondOf(relation.kind)),
		relation.note,
		relation.source
	]);
	return answerFile(
		`${m.map_file()}${chosen ? `-${chosen.slug}` : ''}`,
		'csv',
		writeTable(heads, rows)
	);
};
