import type { Sql } from 'postgres';
import type { Labels } from './cast.ts';

/** Every body rests on Christmas Eve, and says its own name as the reason. */
export async function castRestDays(sql: Sql, labels: Labels): Promise<void> {
	for (const body of ['home', 'other', 'vendor', 'vendor-b', 'listed', 'archived'])
		await sql`
			insert into rest_days (organisation_id, day, yearly, reason)
			values (${labels[body] ?? null}, '2020-12-24', true, ${body})`;
}
