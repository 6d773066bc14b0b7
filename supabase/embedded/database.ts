import type { Sql } from 'postgres';
import { bootstrap } from './bootstrap.ts';
import { migrate } from './migrations.ts';
import { connect, startPostgres, type Connection } from './postgres/postgres.ts';
import { loadSecrets, type Secrets } from './secrets.ts';

export interface Database {
	secrets: Secrets;
	connection: Connection;
	/** As superuser. */
	sql: Sql;
	postgresPid: number;
	/** Resolves with the reason when Postgres ended without being asked to. */
	failed: Promise<string>;
	close(): Promise<void>;
}

/**
 * Postgres of a data directory with schema and migrations, without any server before it. The caller
 * holds the lock.
 */
export async function openDatabase(dataDir: string, migrations: string): Promise<Database> {
	const secrets = loadSecrets(dataDir);
	const postgres = await startPostgres(dataDir, secrets.databasePassword);
	const { connection, pid: postgresPid, ended } = postgres;
	const sql = connect(connection);
	let closing = false;
	const close = async () => {
		closing = true;
		await sql.end({ timeout: 5 });
		await postgres.stop();
	};
	const failed = new Promise<string>((resolve) => {
		void ended.then((reason) => (closing ? undefined : resolve(reason)));
	});
	try {
		await bootstrap(sql, secrets);
		await migrateAsOwner(connection, migrations);
		return { secrets, connection, sql, postgresPid, failed, close };
	} catch (cause) {
		await close();
		throw cause;
	}
}

/** As role postgres, who is no superuser: a migration that passes here passes on hosted Supabase. */
async function migrateAsOwner(connection: Connection, folder: string): Promise<void> {
	const owner = connect(connection, { username: 'postgres', max: 1 });
	try {
		await migrate(owner, folder);
	} finally {
		await owner.end({ timeout: 5 });
	}
}
