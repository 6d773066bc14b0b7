/** People, tokens and pages in the database the page sync stands on. */
import { SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { packRow } from '../../src/sync/update-bytes.ts';

/** The page sync lets one person open fifty sockets; this many people fill six thousand. */
const PEOPLE = 130;
/** Edits that one commit held. */
const PER_ROW = 26;

export interface Stock {
	tokens: string[];
	/** New pages, each with this draft. */
	pages(count: number, draft?: Uint8Array): Promise<string[]>;
	/** Puts edits into the log of a page, as if they had come one after the other. */
	append(page: string, updates: Uint8Array[]): Promise<void>;
	/** Rows in the log of a page. */
	rows(page: string): Promise<number>;
	/** Has a draft written down. */
	compact(page: string): Promise<void>;
}

export async function openStock(sql: Sql, jwtSecret: string): Promise<Stock> {
	const body = await makeBody(sql);
	const people = Array.from({ length: PEOPLE }, () => crypto.randomUUID());
	await sql`insert into people (id, display_name) select id, 'Messung' from unnest(${people}::uuid[]) id`;
	await sql`insert into memberships (person_id, organisation_id, role, state)
		select id, ${body}, 'member', 'active' from unnest(${people}::uuid[]) id`;
	const [space] = await sql<{ id: string }[]>`
		insert into spaces (slug, name, organisation_id) values ('messung', 'Messung', ${body}) returning id`;
	return {
		tokens: await Promise.all(people.map((person) => mint(person, jwtSecret))),
		pages: (count, draft) => makePages(sql, { body, space: space?.id ?? '', count, draft }),
		append: (page, updates) => fillLog(sql, page, updates),
		async rows(page) {
			const [row] =
				await sql`select count(*)::integer as rows from sync.log where page_id = ${page}`;
			return Number(row?.rows);
		},
		async compact(page) {
			await sql`select pg_notify('sync_compact', ${page})`;
		}
	};
}

async function makeBody(sql: Sql): Promise<string> {
	await sql`insert into organisation_kinds values ('messung', 'Messung', 'Measurement')`;
	const [row] = await sql<{ id: string }[]>`
		insert into organisations (slug, name, level, sector, kind, access)
		values ('messung', 'Messung', 'cross', 'state', 'messung', 'full') returning id`;
	return row?.id ?? '';
}

const mint = (person: string, secret: string) =>
	new SignJWT({ sub: person, role: 'authenticated', aud: 'authenticated' })
		.setProtectedHeader({ alg: 'HS256' })
		.setExpirationTime('1h')
		.sign(new TextEncoder().encode(secret));

interface Order {
	body: string;
	space: string;
	count: number;
	draft: Uint8Array | undefined;
}

/** As page_create does it, without a person. */
async function makePages(sql: Sql, { body, space, count, draft }: Order): Promise<string[]> {
	const ids = Array.from({ length: count }, () => crypto.randomUUID());
	const data = draft ? Buffer.from(draft) : null;
	await sql`insert into pages (id, space_id, organisation_id, slug, title, place)
		select id, ${space}, ${body}, id::text, 'Seite', 1 from unnest(${ids}::uuid[]) id`;
	await sql`insert into sync.bases (page_id, data)
		select id, coalesce(${data}::bytea, t.data) from unnest(${ids}::uuid[]) id, sync.templates t
		where t.name = 'blank'`;
	await sql`insert into sync.drafts (page_id, text, html, json)
		select id, t.text, t.html, t.json from unnest(${ids}::uuid[]) id, sync.templates t where t.name = 'blank'`;
	await sql`insert into sync.leases (page_id, client_id) select id, 1 from unnest(${ids}::uuid[]) id`;
	return ids;
}

async function fillLog(sql: Sql, page: string, updates: Uint8Array[]): Promise<void> {
	const rows: Buffer[] = [];
	for (let from = 0; from < updates.length; from += PER_ROW)
		rows.push(packRow(updates.slice(from, from + PER_ROW)));
	for (let from = 0; from < rows.length; from += 1000)
		await sql`insert into sync.log (page_id, data)
			select ${page}, data from unnest(${sql.array(rows.slice(from, from + 1000))}::bytea[]) data`;
}
