import { json } from '@sveltejs/kit';
import { search } from '#lib/search/search.server.ts';
import { readQuery, type Hit } from '#lib/search/search.ts';
import { nameKinds, pathOf } from '#lib/shared/objects.ts';
import { listRooms } from '#lib/shared/rooms.server.ts';
import { nameLevel } from '#lib/ui/level.ts';
import type { Found } from '#lib/ui/shell/found.ts';
import type { RequestHandler } from './$types';

const SHOWN = 8;

/** Rooms and objects for `?q=`, as `Found`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const q = readQuery(url.searchParams.get('q'));
	const { rows, suggestion } = await search(locals.supabase, { q }, SHOWN);
	const rooms = listRooms(q, locals.me);
	const found: Found = { rooms, groups: groupByKind(rows), suggestion };
	return json(found, { headers: { 'cache-control': 'no-store' } });
};

function groupByKind(rows: Hit[]): Found['groups'] {
	const groups = new Map<string, Found['groups'][number]>();
	for (const row of rows) {
		const href = pathOf(row);
		if (!href) continue;
		const group = groups.get(row.kind) ?? { name: nameKinds(row.kind), items: [] };
		groups.set(row.kind, group);
		const level = row.kind === 'organisation' ? (row.organisation?.level ?? null) : null;
		group.items.push({ href, title: row.title, detail: describe(row), level });
	}
	return [...groups.values()];
}

function describe({ kind, number, organisation, space }: Hit): string {
	if (kind === 'organisation') return organisation ? nameLevel(organisation.level) : '';
	const owner = organisation?.short_name ?? organisation?.name;
	return [number, kind === 'space' ? null : space?.name, owner].filter(Boolean).join(', ');
}
