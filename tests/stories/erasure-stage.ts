import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import { startEmbedded } from '#embedded/embedded.ts';
import { PASSWORD } from './cast.ts';

const PORT = 24381;
const stateless = { auth: { persistSession: false, autoRefreshToken: false } };

/** An embedded Supabase of its own: every file of its data directory is looked through. */
export async function openStage() {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-erasure-'));
	const embedded = await startEmbedded({
		dataDir,
		port: PORT,
		siteUrl: 'http://127.0.0.1:3000',
		seed: false
	});
	const admin = createClient(embedded.url, embedded.secretKey, stateless);
	return {
		...embedded,
		dataDir,
		admin,
		/** An account, signed in; what it does is done for the body named. */
		async account(email: string, display_name: string, position = 'Sachbearbeitung') {
			const made = await admin.auth.admin.createUser({
				email,
				password: PASSWORD,
				email_confirm: true,
				user_metadata: { display_name, position }
			});
			if (made.error) throw made.error;
			return { id: made.data.user.id, client: await signIn(embedded, email) };
		},
		async end() {
			await embedded.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

async function signIn(
	{ url, publishableKey }: { url: string; publishableKey: string },
	email: string
) {
	const client = createClient(url, publishableKey, stateless);
	const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
	if (error) throw error;
	return client;
}

/** "schema.table" of every table with a row that holds one of the marks. */
export async function tablesWith(sql: Sql, marks: string[]): Promise<string[]> {
	const tables = await sql`
		select n.nspname as place, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'm', 'p') and n.nspname not like 'pg_toast%'`;
	const found: string[] = [];
	for (const { place, name } of tables) {
		const [row] = await sql`
			select count(*)::integer as n from ${sql(`${place}.${name}`)} t
			where exists (select from unnest(${marks}::text[]) mark where t::text ilike '%' || mark || '%')`;
		if (row?.n > 0) found.push(`${place}.${name}`);
	}
	return found.sort();
}

/** Files below a directory, with their paths from it, that hold one of the marks as UTF-8. */
export function filesWith(directory: string, marks: string[]): string[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => {
			const bytes = readFileSync(file);
			return marks.some((mark) => bytes.includes(mark));
		})
		.map((file) => path.relative(directory, file))
		.sort();
}

/** What a database does by itself in time: forgets dead rows, counts anew, writes its pages. */
export async function letTimePass(sql: Sql): Promise<void> {
	// Counted first: statistics are rows, too, and the old ones die by it.
	await sql.unsafe('analyze');
	await sql.unsafe('vacuum (full)');
	await sql.unsafe('checkpoint');
}
