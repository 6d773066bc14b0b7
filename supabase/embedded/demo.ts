import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { insertAccount } from './auth/admin/create.ts';
import { runStatements } from './sql-file.ts';
import { splitStatements } from './statements.ts';

/** A fictional person of the demo, from seed/personas.json. */
export interface Persona {
	email: string;
	display_name: string;
	position?: string;
	memberships?: { organisation: string; role: string; state: string }[];
	platform_roles?: string[];
}

export const DEMO_PASSWORD = 'verbund-demo';

/** The demo's people, as listed in a seed folder. */
export function readPersonas(folder: string): Persona[] {
	const file = path.join(folder, 'personas.json');
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Persona[]) : [];
}

const FILES = 'supabase/seed';
const PEOPLE = 'supabase/seed/personas.json';
const WORK = 'supabase/seed/work';

/**
 * Fills a new database once: the SQL files of the folder in order, then an account per persona with
 * their memberships and roles, then what these people did (the files in `work`). What is done is noted in supabase_migrations.seed_files; a start that was
 * cut off goes on where it was.
 */
export async function seedDemo(sql: Sql, folder: string): Promise<void> {
	if (!existsSync(folder)) return;
	const noted = await sql<{ path: string }[]>`select path from supabase_migrations.seed_files`;
	const done = noted.map(({ path }) => path);
	if (!done.includes(FILES)) await sql.begin((transaction) => runSeeds(transaction, folder, FILES));
	if (!done.includes(PEOPLE)) {
		for (const persona of readPersonas(folder)) await enrol(sql, persona);
		await note(sql, PEOPLE);
	}
	const work = path.join(folder, 'work');
	if (!done.includes(WORK) && existsSync(work))
		await sql.begin((transaction) => runSeeds(transaction, work, WORK));
}

async function runSeeds(transaction: TransactionSql, folder: string, name: string): Promise<void> {
	const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
	for (const file of files.sort()) {
		const text = readFileSync(path.join(folder, file), 'utf8');
		await runStatements(transaction, file, text, splitStatements(text));
	}
	await note(transaction, name);
}

async function note(sql: Sql | TransactionSql, done: string): Promise<void> {
	await sql`insert into supabase_migrations.seed_files (path, hash) values (${done}, '')`;
}

async function enrol(sql: Sql, persona: Persona): Promise<void> {
	const { email, display_name, position, memberships = [], platform_roles = [] } = persona;
	const own = { display_name, ...(position && { position }) };
	await insertAccount(sql, { email, password: DEMO_PASSWORD, confirmed: true, own });
	for (const { organisation, role, state } of memberships) {
		await sql`
			insert into public.memberships (person_id, organisation_id, role, state)
			select u.id, o.id, ${role}::public.membership_role, ${state}::public.membership_state
			from auth.users u, public.organisations o where u.email = ${email} and o.slug = ${organisation}
			on conflict do nothing`;
	}
	for (const role of platform_roles) {
		await sql`
			insert into public.platform_roles (person_id, role)
			select u.id, ${role}::public.platform_role from auth.users u where u.email = ${email}
			on conflict do nothing`;
	}
}
