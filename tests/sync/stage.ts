/** A page sync on a real Postgres, with people and a page: for the tests beside src/sync and the campaigns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jwtVerify, SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { openDataDirectory } from '#embedded/data-directory.ts';
import { openMigrated } from '#embedded/database.ts';
import { databaseHome } from '#embedded/postgres/cluster.ts';
import { loadSecrets } from '#embedded/secrets.ts';
import { SCHEMA_VERSION } from '../../src/lib/pages/schema.ts';
import { connectSync } from '../../src/sync/database.ts';
import { Sync, type SyncOptions } from '../../src/sync/sync.ts';

export interface Node {
	sync: Sync;
	/** `ws://…/sync` */
	url: string;
	origin: string;
	faults: unknown[];
	close(): Promise<void>;
}

export interface Stage {
	/** As superuser. */
	sql: Sql;
	/** A person who works for the body of the page, or for another one. */
	person(name: string, body?: 'home' | 'vendor' | 'none', role?: string): Promise<string>;
	token(person: string, seconds?: number): Promise<string>;
	page(): Promise<string>;
	bodies: { home: string; vendor: string };
	space: string;
	node(options?: Partial<SyncOptions>): Promise<Node>;
	close(): Promise<void>;
}

const ROLE_PASSWORD = 'page-sync-of-the-tests';

export async function openStage(): Promise<Stage> {
	const directory = mkdtempSync(path.join(tmpdir(), 'verbund-sync-'));
	const dataDir = openDataDirectory(path.join(directory, 'data'));
	const secrets = loadSecrets(dataDir);
	const database = await openMigrated(databaseHome(dataDir), secrets, 'supabase/migrations');
	const { sql, connection } = database;
	const key = new TextEncoder().encode(secrets.jwtSecret);
	await sql.unsafe(`alter role verbund_sync login password '${ROLE_PASSWORD}'`);
	const address = `postgresql://verbund_sync:${ROLE_PASSWORD}@localhost/postgres?host=${encodeURIComponent(String(connection.host))}`;
	const { bodies, space } = await furnish(sql);
	const nodes: Node[] = [];
	return {
		sql,
		bodies,
		space,
		async person(name, body = 'home', role = 'member') {
			const id = crypto.randomUUID();
			await sql`insert into public.people (id, display_name) values (${id}, ${name})`;
			if (body !== 'none')
				await sql`insert into public.memberships (person_id, organisation_id, role, state)
					values (${id}, ${bodies[body]}, ${role}, 'active')`;
			return id;
		},
		token: (person, seconds = 600) =>
			new SignJWT({ sub: person, role: 'authenticated' })
				.setProtectedHeader({ alg: 'HS256' })
				.setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
				.sign(key),
		page: () => beginPage(sql, bodies.home, space),
		async node(options = {}) {
			const prove = async (token: string) =>
				jwtVerify(token, key).then(
					({ payload }) => payload.sub ?? null,
					() => null
				);
			const node = await openNode({
				connect: (more) => connectSync(address, more),
				prove,
				...options
			});
			nodes.push(node);
			return node;
		},
		async close() {
			for (const node of nodes) await node.close();
			await database.close();
			rmSync(directory, { recursive: true, force: true });
		}
	};
}

async function furnish(sql: Sql) {
	await sql`insert into public.organisation_kinds values ('network', 'Netzwerk', 'Network') on conflict do nothing`;
	const make = async (slug: string, sector: string, access: string) => {
		const [row] = await sql<{ id: string }[]>`
			insert into public.organisations (slug, name, level, sector, kind, access)
			values (${slug}, ${slug}, 'cross', ${sector}, 'network', ${access}) returning id`;
		return row?.id ?? '';
	};
	const bodies = {
		home: await make('home', 'state', 'full'),
		vendor: await make('vendor', 'private', 'guest')
	};
	const [space] = await sql<{ id: string }[]>`
		insert into public.spaces (slug, name, organisation_id) values ('room', 'Raum', ${bodies.home}) returning id`;
	return { bodies, space: space?.id ?? '' };
}

/** As page_create does it, without a person. */
async function beginPage(sql: Sql, home: string, space: string): Promise<string> {
	const id = crypto.randomUUID();
	await sql`insert into public.pages (id, space_id, organisation_id, slug, title, place)
		values (${id}, ${space}, ${home}, ${id}, 'Seite', 1)`;
	await sql`insert into sync.bases (page_id, data) select ${id}, data from sync.templates where name = 'blank'`;
	await sql`insert into sync.drafts (page_id, text, html, json) select ${id}, text, html, json from sync.templates where name = 'blank'`;
	await sql`insert into sync.leases (page_id, client_id) values (${id}, 1)`;
	return id;
}

type NodeOptions = Pick<SyncOptions, 'connect' | 'prove'> & Partial<SyncOptions>;

async function openNode(options: NodeOptions): Promise<Node> {
	const faults: unknown[] = [];
	const http = createServer();
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	const sync = new Sync({
		origins: [origin],
		schemaVersion: SCHEMA_VERSION,
		report: (cause) => faults.push(cause),
		...options
	});
	http.on('upgrade', (request, socket, head) => {
		if (!sync.upgrade(request, socket, head)) socket.destroy();
	});
	let closing: Promise<void> | undefined;
	const close = async () => {
		await sync.close();
		http.closeAllConnections();
		await new Promise((resolve) => http.close(resolve));
	};
	return {
		sync,
		origin,
		faults,
		url: `ws://127.0.0.1:${port}/sync`,
		close: () => (closing ??= close())
	};
}
