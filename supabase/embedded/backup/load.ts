import type { Sql, TransactionSql } from 'postgres';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { dump } from './dump.ts';
import type { LineSink, Manifest } from './format.ts';
import { readBackup } from './read.ts';
import { fileInto } from './stored-files.ts';
import { listTables } from './tables.ts';

/**
 * Puts the stored files into an empty directory and replaces all data of a database that has the backup's schema, without triggers, in one transaction;
 * then reads it back and compares.
 */
export async function load(sql: Sql, directory: string, file: string): Promise<Manifest> {
	const { manifest } = await sql.begin(async (transaction) => {
		await transaction`set local session_replication_role = replica`;
		const tables = (await listTables(transaction)).map(({ name }) => name);
		await transaction.unsafe(`truncate ${tables.join(', ')}`);
		const backup = await readBackup(file, {
			table: (table, columns) => copyIn(transaction, table, columns),
			file: (version) => fileInto(directory, version)
		});
		assertSameTables(
			tables,
			backup.manifest.tables.map(({ table }) => table)
		);
		for (const { sequence, value, called } of backup.manifest.sequences) {
			await transaction`select setval(${sequence}::text::regclass, ${value}, ${called})`;
		}
		return backup;
	});
	const { digest } = await dump(sql, directory, () => undefined);
	if (digest !== manifest.digest) {
		throw new Error('The database does not hold what the backup holds. Nothing was replaced.');
	}
	return manifest;
}

async function copyIn(
	transaction: TransactionSql,
	table: string,
	columns: string[]
): Promise<LineSink> {
	const stream: Writable = await transaction
		.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`)
		.writable();
	const done = finished(stream);
	done.catch(() => undefined);
	return {
		async write(row) {
			if (!stream.write(row)) await Promise.race([once(stream, 'drain'), done]);
		},
		async end() {
			stream.end();
			await done;
		}
	};
}

function assertSameTables(here: string[], there: string[]): void {
	const missing = here.filter((table) => !there.includes(table));
	if (missing.length) throw new Error(`The backup holds nothing of ${missing.join(', ')}.`);
}
