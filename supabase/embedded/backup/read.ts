import {
	digestOf,
	startContent,
	startFileContent,
	type Content,
	type FileContent
} from './digest.ts';
import { readCompressedLines } from './file.ts';
import { END, type Header, type LineSink, type Manifest } from './format.ts';
import { fromLine } from './stored-files.ts';

export interface Backup {
	header: Header;
	manifest: Manifest;
}

/** Where what is read goes. */
interface Target {
	table(table: string, columns: string[]): Promise<LineSink>;
	file(version: string): Promise<LineSink>;
}

interface TableLine {
	table: string;
	columns: string[];
}

const ignored: LineSink = { write: () => undefined, end: async () => undefined };
const nowhere: Target = { table: async () => ignored, file: async () => ignored };

/**
 * Reads a backup to its end, table by table and file by file into what the target gives, and checks each
 * and the whole against its manifest. Fails when anything is missing, cut off or altered.
 */
export async function readBackup(file: string, target: Target = nowhere): Promise<Backup> {
	try {
		return await readLines(readCompressedLines(file), target);
	} catch (cause) {
		const { code, message } = cause as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new Error(`There is no file ${file}.`, { cause });
		const told = code?.startsWith('Z_') ? `it is cut off or no backup (${message})` : message;
		throw new Error(`Cannot use the backup ${file}: ${told}.`, { cause });
	}
}

async function readLines(lines: AsyncGenerator<Buffer>, target: Target): Promise<Backup> {
	const header = parse<Header>(await nextLine(lines), 'verbund_backup');
	const tables: Content[] = [];
	const files: FileContent[] = [];
	for (;;) {
		const line = await nextLine(lines);
		if (begins(line, 'manifest')) {
			const { manifest } = parse<{ manifest: Manifest }>(line, 'manifest');
			if (!(await lines.next()).done) throw new Error('there is something behind its end');
			assertSame(tables, files, manifest);
			return { header, manifest };
		}
		if (begins(line, 'file')) files.push(await readFile(line, lines, target));
		else tables.push(await readTable(line, lines, target));
	}
}

function begins(line: Buffer, key: string): boolean {
	return line.subarray(0, key.length + 4).toString('latin1') === `{"${key}":`;
}

async function readTable(
	line: Buffer,
	lines: AsyncGenerator<Buffer>,
	target: Target
): Promise<Content> {
	const { table, columns } = parse<TableLine>(line, 'table');
	const content = startContent(table);
	await pass(lines, await target.table(table, columns), (row) => content.add(row));
	return content.finish();
}

async function readFile(
	line: Buffer,
	lines: AsyncGenerator<Buffer>,
	target: Target
): Promise<FileContent> {
	const { file } = parse<{ file: string }>(line, 'file');
	const content = startFileContent(file);
	await pass(lines, await target.file(file), (bytes) => content.add(fromLine(bytes)));
	return content.finish();
}

/** Hands lines on until their end. */
async function pass(
	lines: AsyncGenerator<Buffer>,
	sink: LineSink,
	count: (line: Buffer) => void
): Promise<void> {
	for (;;) {
		const line = await nextLine(lines);
		if (line.toString('latin1') === END) break;
		count(line);
		await sink.write(line);
	}
	await sink.end();
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

function assertSame(found: Content[], foundFiles: FileContent[], manifest: Manifest): void {
	const { tables, sequences, files, digest } = manifest;
	const wrong = tables.find(
		({ table, rows, sha256 }, index) =>
			found[index]?.table !== table || found[index].rows !== rows || found[index].sha256 !== sha256
	);
	if (wrong) throw new Error(`the rows of ${wrong.table} are not those that were saved`);
	assertSameFiles(foundFiles, files);
	if (found.length !== tables.length || digestOf(found, sequences, files) !== digest) {
		throw new Error('its content is not what its manifest says');
	}
}

function assertSameFiles(found: FileContent[], files: FileContent[]): void {
	const saved = files.filter(({ bytes }) => bytes !== null);
	const isSame = ({ file, bytes, sha256 }: FileContent, index: number) =>
		found[index]?.file === file && found[index].bytes === bytes && found[index].sha256 === sha256;
	const wrong = saved.find((content, index) => !isSame(content, index));
	if (wrong) throw new Error(`the stored file ${wrong.file} is not what was saved`);
	if (found.length !== saved.length) throw new Error('it holds files its manifest does not name');
}
