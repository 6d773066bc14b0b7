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

/**
 * Fills a new database once: the SQL files of the folder in order, then an account per persona with
 * their memberships and roles. What was done stays noted in supabase_migrations.seed_files.
 */
export async function seedDemo(sql: Sql, folder: string): Promise<void> {
	const [seeded] = await sql`select from supabase_migrations.seed_files`;
	if (seeded || !existsSync(folder)) return;
	const files = readdirSync(folder)
		.filter((file) => file.endsWith('.sql'))
		.sort();
	const people = readPersonas(folder);
	await sql.begin(async (transaction) => {
		for (const file of files) await runSeed(transaction, folder, file);
	});
	for (const persona of people) await enrol(sql, persona);
	await sql`insert into supabase_migrations.seed_files values ('supabase/seed', ${files.join(' ')})`;
}

async function runSeed(transaction: TransactionSql, folder: string, file: string): Promise<void> {
	const text = readFileSync(path.join(folder, file), 'utf8');
	await runStatements(transaction, file, text, splitStatements(text));
}

async function enrol(sql: Sql, persona: Persona): Promise<void> {
	const { email, display_name, position, memberships = [], platform_roles = [] } = persona;
	const own = { display_name, ...(position && { position }) };
	// A start that was interrupted here goes on where it was.
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
