import type { Sql } from 'postgres';
import { openConsole } from '../console.ts';
import { openDatabase } from '../database.ts';
import { lockDataDirectory, lockHolder } from '../lock.ts';
import { databaseHome } from '../postgres/cluster.ts';
import { existsSync } from 'node:fs';
import { loadSecrets } from '../secrets.ts';
import { filesDirectory } from '../storage/bytes.ts';
import { dump } from './dump.ts';
import { writeCompressed } from './file.ts';
import type { Manifest } from './format.ts';
import { readBackup } from './read.ts';

/** Writes all data of a data directory, stored files too, into a file, running or not, and reads the file back. */
export async function backup(dataDir: string, file: string): Promise<Manifest> {
	const directory = filesDirectory(databaseHome(dataDir));
	await withDatabase(dataDir, (sql) => writeCompressed(file, (sink) => dump(sql, directory, sink)));
	const { manifest } = await readBackup(file);
	return manifest;
}

/** Uses the Postgres that runs on the data directory, or starts it for as long as it is needed. */
export async function withDatabase<T>(dataDir: string, use: (sql: Sql) => Promise<T>): Promise<T> {
	if (!existsSync(databaseHome(dataDir))) {
		throw new Error(`There is no database in ${dataDir}. Is VERBUND_DATA right?`);
	}
	if (lockHolder(dataDir) !== null) {
		const sql = openConsole(dataDir);
		return use(sql).finally(() => sql.end());
	}
	const lock = lockDataDirectory(dataDir);
	try {
		const database = await openDatabase(databaseHome(dataDir), loadSecrets(dataDir));
		return await use(database.sql).finally(() => database.close());
	} finally {
		lock.release();
	}
}
