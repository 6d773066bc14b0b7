import postgres from 'postgres';

/** A Supabase that is not ours, as `tools/contract.ts` hands it on. */
export interface Foreign {
	url: string;
	publishableKey: string;
	secretKey: string;
	jwtSecret: string | null;
	databaseUrl: string;
}

/** Null unless the tests were started by `npm run contract` with an address. */
export function readForeign(): Foreign | null {
	const given = process.env['VERBUND_CONTRACT'];
	return given ? (JSON.parse(given) as Foreign) : null;
}

/** Connects, and fails with what is missing before anything is written. */
export async function openForeign({ databaseUrl, ...api }: Foreign) {
	const sql = postgres(databaseUrl, {
		max: 2,
		// A pooler in transaction mode knows no prepared statements.
		prepare: false,
		connect_timeout: 10,
		onnotice: () => {}
	});
	const close = () => sql.end({ timeout: 5 });
	try {
		await assertOurs(sql, databaseUrl);
	} catch (cause) {
		await close();
		throw cause;
	}
	return { ...api, embedded: false, database: { url: databaseUrl }, sql, close };
}

async function assertOurs(sql: postgres.Sql, databaseUrl: string): Promise<void> {
	const host = new URL(databaseUrl).host;
	const [found] = await sql`
		select to_regprocedure('public.me()') is not null migrated,
			pg_has_role(current_user, (select relowner from pg_class where oid = to_regclass('public.memberships')), 'usage') owner`
		.then((rows) => rows)
		.catch((cause: Error) => {
			throw new Error(
				`SUPABASE_DB_URL: the database at ${host} does not answer: ${cause.message}`,
				{
					cause
				}
			);
		});
	if (!found?.migrated) {
		throw new Error(
			`The database at ${host} has no Verbund in it. Apply the migrations: docs/operations.md says how.`
		);
	}
	if (!found.owner) {
		throw new Error(
			'SUPABASE_DB_URL names a role that does not own the tables. Use postgres: fixtures such as memberships cannot be written by REST.'
		);
	}
}
