import { digestOf, startContent, type Content } from './digest.ts';
import { END_OF_TABLE, type Header, type Manifest } from './dump.ts';
import { readCompressedLines } from './file.ts';

/** Takes the rows of one table, in COPY's text form. */
export interface RowSink {
	write(row: Buffer): Promise<void> | void;
	end(): Promise<void>;
}

export interface Backup {
	header: Header;
	manifest: Manifest;
}

type Open = (table: string, columns: string[]) => Promise<RowSink>;

interface TableLine {
	table: string;
	columns: string[];
}

const nowhere: Open = async () => ({ write: () => undefined, end: async () => undefined });

/**
 * Reads a backup to its end, table by table into what `open` gives, and checks every table and the
 * whole against its manifest. Fails when anything is missing, cut off or altered.
 */
export async function readBackup(file: string, open: Open = nowhere): Promise<Backup> {
	try {
		return await readLines(readCompressedLines(file), open);
	} catch (cause) {
		const { code, message } = cause as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new Error(`There is no file ${file}.`, { cause });
		const told = code?.startsWith('Z_') ? `it is cut off or no backup (${message})` : message;
		throw new Error(`Cannot use the backup ${file}: ${told}.`, { cause });
	}
}

async function readLines(lines: AsyncGenerator<Buffer>, open: Open): Promise<Backup> {
	const header = parse<Header>(await nextLine(lines), 'verbund_backup');
	const tables: Content[] = [];
	for (;;) {
		const line = await nextLine(lines);
		if (line.toString().startsWith('{"manifest":')) {
			const { manifest } = parse<{ manifest: Manifest }>(line, 'manifest');
			if (!(await lines.next()).done) throw new Error('there is something behind its end');
			assertSame(tables, manifest);
			return { header, manifest };
		}
		tables.push(await readTable(parse<TableLine>(line, 'table'), lines, open));
	}
}

async function readTable(
	{ table, columns }: TableLine,
	lines: AsyncGenerator<Buffer>,
	open: Open
): Promise<Content> {
	const content = startContent(table);
	const sink = await open(table, columns);
	for (;;) {
		const line = await nextLine(lines);
		if (line.toString('latin1') === END_OF_TABLE) break;
		content.add(line);
		await sink.write(line);
	}
	await sink.end();
	return content.finish();
}

async function nextLine(lines: AsyncGenerator<Buffer>): Promise<Buffer> {
	const { value, done } = await lines.next();
	if (done) throw new Error('it is cut off');
	return value;
}

function parse<T>(line: Buffer, key: string): T {
	try {
		const value = JSON.parse(line.toString()) as T & object;
		if (key in value) return value;
	} catch {
		// Told below in words.
	}
	throw new Error('it is damaged or no backup of Verbund');
}

function assertSame(found: Content[], { tables, sequences, digest }: Manifest): void {
	const wrong = tables.find(
		({ table, rows, sha256 }, index) =>
			found[index]?.table !== table || found[index].rows !== rows || found[index].sha256 !== sha256
	);
	if (wrong) throw new Error(`the rows of ${wrong.table} are not those that were saved`);
	if (found.length !== tables.length || digestOf(found, sequences) !== digest) {
		throw new Error('its content is not what its manifest says');
	}
}
