import type { Sql, TransactionSql } from 'postgres';
import { digestOf, startContent, type Content } from './digest.ts';
import { END, type Header, type Manifest, type Sink } from './format.ts';
import { dumpFiles } from './stored-files.ts';
import { listSequences, listTables, type Table } from './tables.ts';

/**
 * Writes all data of the database, as of one moment, table by table: a line with name and columns,
 * the rows as COPY gives them, `\.`; then the stored files; then the manifest.
 * @param directory of the stored files
 */
export async function dump(
	sql: Sql,
	directory: string,
	sink: Sink,
	now = new Date()
): Promise<Manifest> {
	const manifest = await sql.begin(
		'isolation level repeatable read read only',
		async (snapshot) => {
			const header = await headerOf(snapshot, now);
			await sink(`${JSON.stringify(header)}\n`);
			const tables: Content[] = [];
			for (const table of await listTables(snapshot)) {
				await sink(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
				tables.push(await copyOut(snapshot, table, sink));
				await sink(END);
			}
			const sequences = await listSequences(snapshot);
			const files = await dumpFiles(snapshot, directory, sink);
			return { tables, sequences, files, digest: digestOf(tables, sequences, files) };
		}
	);
	await sink(`${JSON.stringify({ manifest })}\n`);
	return manifest as Manifest;
}

async function headerOf(snapshot: TransactionSql, now: Date): Promise<Header> {
	const [last] = await snapshot<{ version: string }[]>`
		select max(version) as version from supabase_migrations.schema_migrations`;
	return { verbund_backup: 1, created_at: now.toISOString(), migration: last?.version ?? '' };
}

async function copyOut(snapshot: TransactionSql, table: Table, sink: Sink): Promise<Content> {
	const content = startContent(table.name);
	const columns = table.columns.join(', ');
	const rows = await snapshot
		.unsafe(`copy (select ${columns} from ${table.name} order by ${table.order}) to stdout`)
		.readable();
	for await (const chunk of rows as AsyncIterable<Buffer>) {
		content.add(chunk);
		await sink(chunk);
	}
	// postgres.js 3.4.9 pauses the socket when we are slow, and leaves it so when the rows end meanwhile.
	rows._read(0);
	return content.finish();
}
