import type { Sql } from 'postgres';
import { openConsole } from '#embedded/console.ts';
import type { House } from './house.ts';

/** A Postgres that says "committed" before the disk has it: the campaign must find rows missing. */
export async function acknowledgeTooEarly({ dataDir }: House) {
	const sql = openConsole(dataDir);
	await acknowledgeTooEarlyBy({ sql });
	await sql.end();
}

/** The same, as superuser; whoever comes from now on is served so. */
export async function acknowledgeTooEarlyBy({ sql }: { sql: Sql }) {
	await sql.unsafe('alter system set synchronous_commit = off');
	// Neither its clock nor a full megabyte may make the writer save what it was to lose.
	await sql.unsafe("alter system set wal_writer_delay = '10s'");
	await sql.unsafe("alter system set wal_writer_flush_after = '1GB'");
	await sql`select pg_reload_conf()`;
}
