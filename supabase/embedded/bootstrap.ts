import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getAuthSchemaSql } from '@supabase/lite';
import type { Sql } from 'postgres';
import type { Secrets } from './secrets.ts';

/**
 * Makes what every Supabase database has before the first migration: lite's schema auth, then
 * bootstrap.sql. Does nothing when this very text was run before.
 */
export async function bootstrap(sql: Sql, { databasePassword }: Secrets): Promise<void> {
	const text =
		getAuthSchemaSql(false) + readFileSync(new URL('bootstrap.sql', import.meta.url), 'utf8');
	const mark = `Verbund bootstrap ${createHash('sha256').update(text).digest('hex')}`;
	const [done] =
		await sql`select obj_description(to_regnamespace('extensions'), 'pg_namespace') mark`;
	if (done?.mark === mark) return;
	await sql.begin(async (transaction) => {
		await transaction.unsafe(text).simple();
		for (const role of ['postgres', 'supabase_lite']) {
			await transaction.unsafe(`alter role ${role} password '${databasePassword}'`).simple();
		}
		await transaction.unsafe(`comment on schema extensions is '${mark}'`).simple();
	});
}
