import type { Sql } from 'postgres';
import { bootstrap } from './bootstrap.ts';
import { migrate } from './migrations.ts';
import { connect, startPostgres, type Connection } from './postgres/postgres.ts';
import type { Secrets } from './secrets.ts';

/** A running Postgres without any server before it. */
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

/** Starts Postgres in its home as it is. The caller holds the lock of the data directory. */
export async function openDatabase(home: string, secrets: Secrets): Promise<Database> {
	const postgres = await startPostgres(home, secrets.databasePassword);
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
	return { secrets, connection, sql, postgresPid, failed, close };
}

/** Starts Postgres with what every Supabase has and with the migrations of a folder. */
export async function openMigrated(
	home: string,
	secrets: Secrets,
	migrations: string,
	until?: string
): Promise<Database> {
	const database = await openDatabase(home, secrets);
	try {
		await bootstrap(database.sql, secrets);
		await migrateAsOwner(database.connection, migrations, until);
		return database;
	} catch (cause) {
		await database.close();
		throw cause;
	}
}

/** As role postgres, who is no superuser: a migration that passes here passes on hosted Supabase. */
export async function migrateAsOwner(
	connection: Connection,
	folder: string,
	until?: string
): Promise<void> {
	const owner = connect(connection, { username: 'postgres', max: 1 });
	try {
		await migrate(owner, folder, until);
	} finally {
		await owner.end({ timeout: 5 });
	}
}
