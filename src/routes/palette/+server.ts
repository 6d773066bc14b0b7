import { json } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { findResponsible } from '#lib/responsibility/responsible.server.ts';
import type { Found as Responsible } from '#lib/responsibility/responsible.ts';
import { search } from '#lib/search/search.server.ts';
import { readQuery, type Hit } from '#lib/search/search.ts';
import { resolve } from '$app/paths';
import { nameEntry } from '#lib/shared/entries.ts';
import { bodyIn } from '#lib/shared/named.ts';
import { nameBriefly, nameKinds, pathOf } from '#lib/shared/objects.ts';
import { listRooms } from '#lib/shared/rooms.server.ts';
import { nameLevel } from '#lib/ui/level.ts';
import type { Found } from '#lib/ui/shell/found.ts';
import type { RequestHandler } from './$types';

const SHOWN = 8;
const RESPONSIBLE = 3;
/** Shorter words say too little to answer who is responsible. */
const SHORTEST = 3;

/** Rooms, who is responsible and objects for `?q=`, as `Found`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const q = readQuery(url.searchParams.get('q'));
	const [{ rows, suggestion }, responsible] = await Promise.all([
		search(locals.supabase, { q }, SHOWN),
		q.length < SHORTEST ? null : findResponsible(locals.supabase, q, RESPONSIBLE)
	]);
	const rooms = listRooms(q, locals.me);
	const groups = [...(responsible ? groupAnswers(responsible) : []), ...groupByKind(rows)];
	const found: Found = { rooms, groups, suggestion };
	return json(found, { headers: { 'cache-control': 'no-store' } });
};

/** Answers to a topic or role; a body that was named is found as itself. */
function groupAnswers(found: Responsible): Found['groups'] {
	const answers = found.answers.filter(({ way }) => way !== 'body' && way !== 'coordinator');
	const items = answers.map((answer) => {
		const body = bodyIn(found, answer.organisation_id);
		return {
			href: resolve('/directory/entries/[id]', { id: answer.id }),
			title: nameEntry(answer),
			detail: body ? nameBriefly(body) : '',
			level: body?.level ?? null
		};
	});
	return items.length > 0 ? [{ name: m.shell_palette_responsible(), items }] : [];
}

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
