/** A real Postgres with people and pages, for a page sync to stand on. It can be killed and started again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { openDataDirectory } from '#embedded/data-directory.ts';
import { openMigrated } from '#embedded/database.ts';
import { databaseHome } from '#embedded/postgres/cluster.ts';
import { startPostgres } from '#embedded/postgres/postgres.ts';
import { loadSecrets } from '#embedded/secrets.ts';

export interface Ground {
	/** As superuser. */
	sql: Sql;
	/** Where the page sync reaches its database. */
	address: string;
	/** What tokens are signed with. */
	jwtSecret: string;
	/** A person who works for the body of the page, or for another one. */
	person(name: string, body?: 'home' | 'vendor' | 'none', role?: string): Promise<string>;
	token(person: string, seconds?: number): Promise<string>;
	page(): Promise<string>;
	bodies: { home: string; vendor: string };
	space: string;
	/** Ends Postgres and all its processes with -9. */
	killPostgres(): Promise<void>;
	startPostgres(): Promise<void>;
	close(): Promise<void>;
}

const ROLE_PASSWORD = 'page-sync-of-the-tests';

export async function openGround(): Promise<Ground> {
	const directory = mkdtempSync(path.join(tmpdir(), 'verbund-sync-'));
	const dataDir = openDataDirectory(path.join(directory, 'data'));
	const secrets = loadSecrets(dataDir);
	const home = databaseHome(dataDir);
	const database = await openMigrated(home, secrets, 'supabase/migrations');
	const { sql, connection } = database;
	await sql.unsafe(`alter role verbund_sync login password '${ROLE_PASSWORD}'`);
	const socket = encodeURIComponent(String(connection.host));
	const { bodies, space } = await furnish(sql);
	let pid = database.postgresPid;
	let stop: (() => Promise<void>) | undefined;
	return {
		sql,
		bodies,
		space,
		address: `postgresql://verbund_sync:${ROLE_PASSWORD}@localhost/postgres?host=${socket}`,
		jwtSecret: secrets.jwtSecret,
		person: (name, body = 'home', role = 'member') =>
			employ(sql, name, body === 'none' ? null : bodies[body], role),
		token: (person, seconds = 600) => signToken(secrets.jwtSecret, person, seconds),
		page: () => beginPage(sql, bodies.home, space),
		killPostgres: () => killFamily(pid),
		async startPostgres() {
			const again = await startPostgres(home, secrets.databasePassword);
			({ pid, stop } = again);
		},
		async close() {
			await database.close();
			await stop?.();
			rmSync(directory, { recursive: true, force: true });
		}
	};
}

const signToken = (secret: string, person: string, seconds: number) =>
	new SignJWT({ sub: person, role: 'authenticated' })
		.setProtectedHeader({ alg: 'HS256' })
		.setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
		.sign(new TextEncoder().encode(secret));

async function employ(sql: Sql, name: string, body: string | null, role: string): Promise<string> {
	const id = crypto.randomUUID();
	await sql`insert into public.people (id, display_name) values (${id}, ${name})`;
	if (body)
		await sql`insert into public.memberships (person_id, organisation_id, role, state)
			values (${id}, ${body}, ${role}, 'active')`;
	return id;
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

/** The postmaster and its children, at once; resolves when none is left. */
async function killFamily(postmaster: number): Promise<void> {
	const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
	const pids = [postmaster, ...children.trim().split(' ').filter(Boolean).map(Number)];
	for (const pid of pids) kill(pid, 'SIGKILL');
	while (pids.some((pid) => kill(pid, 0))) await new Promise((resolve) => setTimeout(resolve, 2));
}

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		return false;
	}
}
