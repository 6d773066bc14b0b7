import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { makeRandom } from '../faults/random.ts';
import { makeTexts } from './search-texts.ts';

const OBJECTS = 100_000;
const BODIES = 500;
const SPACES = 200;
const BATCH = 2_000;

/** People of the measurement, by id; `everywhere` works for a body in all spaces. */
export const READERS = {
	anonymous: null,
	member: '00000000-0000-4000-8000-00000000a001',
	everywhere: '00000000-0000-4000-8000-00000000a002',
	guest: '00000000-0000-4000-8000-00000000a003',
	auditor: '00000000-0000-4000-8000-00000000a004'
} as const;

/** A database as large as a country: 100,000 objects with texts, over 200 spaces of 500 bodies. */
export async function fillStock(sql: Sql): Promise<void> {
	await sql`insert into organisation_kinds values ('body', 'Stelle', 'Body')`;
	await sql`
		insert into organisations (slug, name, level, sector, kind, access)
		select 'stelle-' || n, 'Stelle ' || n, 'state', case when n % 10 = 0 then 'private' else 'state' end::sector, 'body',
			case when n % 10 = 0 then 'guest' else 'full' end::access
		from generate_series(1, ${BODIES}) n`;
	await sql`
		insert into spaces (slug, name, purpose, visibility, organisation_id)
		select 'raum-' || n, 'Raum ' || n, 'Gemeinsame Arbeit ' || n, 'space',
			(select id from organisations where slug = 'stelle-' || (n * 2 - 1))
		from generate_series(1, ${SPACES}) n`;
	await sql`
		insert into space_organisations (space_id, organisation_id, granted)
		select s.id, o.id, 'write' from spaces s, organisations o, lateral (
			select substr(s.slug, 6)::integer as space, substr(o.slug, 8)::integer as body) n
		where (n.body = 2 or (n.body + n.space) % 10 = 0) and s.organisation_id <> o.id`;
	await castReaders(sql);
	await sql`insert into app.object_kinds values ('note', 'public.objects', true), ('page', 'public.objects', true)`;
	const [index] =
		await sql`select pg_get_indexdef('app.search_documents_by_text'::regclass) as made`;
	await sql`drop index app.search_documents_by_text`;
	await fillObjects(sql);
	await sql.unsafe(String(index?.made));
	await sql`vacuum analyze`;
}

async function castReaders(sql: Sql) {
	const { member, everywhere, guest, auditor } = READERS;
	for (const id of [member, everywhere, guest, auditor])
		await sql`insert into people (id, display_name) values (${id}, 'Messung')`;
	const at = [
		[member, 'stelle-3'],
		[everywhere, 'stelle-2'],
		[guest, 'stelle-10']
	] as const;
	for (const [person, slug] of at)
		await sql`
			insert into memberships (person_id, organisation_id, role, state)
			select ${person}, id, 'member', 'active' from organisations where slug = ${slug}`;
	await sql`insert into platform_roles (person_id, role) values (${auditor}, 'auditor')`;
}

/** What each object is open to: mostly its space or the network, some to all, some to its body. */
const VISIBILITIES = 'public network network space space space organisation'.split(' ');

async function fillObjects(sql: Sql) {
	const random = makeRandom(20261124);
	const texts = makeTexts(random);
	for (let start = 0; start < OBJECTS; start += BATCH) {
		const batch = Array.from({ length: BATCH }, (_, index) => ({
			id: randomUUID(),
			place: start + index,
			kind: random() < 0.5 ? 'note' : 'page',
			title: texts.title(start + index),
			body: texts.body(120 + Math.floor(random() * 160)),
			visibility: VISIBILITIES[Math.floor(random() * VISIBILITIES.length)],
			draft: random() < 0.1
		}));
		await sql`
			insert into objects (id, kind, title, number, space_id, organisation_id, visibility, updated_at)
			select g.id, g.kind, g.title, 'N-' || g.place,
				(select id from spaces where slug = 'raum-' || (g.place % ${SPACES} + 1)),
				(select id from organisations where slug = 'stelle-' || (g.place % ${BODIES} + 1)), g.visibility,
				now() - g.place * interval '1 minute'
			from jsonb_to_recordset(${sql.json(batch)}::jsonb)
				as g (id uuid, place integer, kind text, title text, visibility visibility)`;
		await sql`
			select app.index_text(g.id, 'published', g.body), case when g.draft then app.index_text(g.id, 'inside', g.body) end
			from jsonb_to_recordset(${sql.json(batch)}::jsonb) as g (id uuid, body text, draft boolean)`;
	}
	// Some ten thousand, so that a vendor's sets are as large as they may ever get.
	await sql`
		insert into shares (object_id, organisation_id, granted)
		select o.id, b.id, 'read' from objects o, organisations b
		where b.slug = 'stelle-10' and o.kind = 'note' and o.number ~ '[37]$'`;
}
