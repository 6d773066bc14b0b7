import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { AnySql } from './tables.ts';
import { fileOf } from '../storage/bytes.ts';
import { startFileContent, type FileContent } from './digest.ts';
import { END, type LineSink, type Sink } from './format.ts';

/** Bytes in one line of a backup, before base64. */
const LINE = 48 * 1024;

/**
 * Writes the stored files that the database knows, one after the other: a line with the version, base64
 * in lines, `\\.`. A file that is not on disk is only noted; the rest is saved all the same.
 */
export async function dumpFiles(
	sql: AnySql,
	directory: string,
	sink: Sink
): Promise<FileContent[]> {
	const rows = await sql<{ version: string }[]>`
		select version from storage.objects order by version collate "C"`;
	const contents: FileContent[] = [];
	for (const { version } of rows) contents.push(await dumpFile(directory, version, sink));
	return contents;
}

async function dumpFile(directory: string, version: string, sink: Sink): Promise<FileContent> {
	const handle = await openStored(directory, version);
	if (!handle) return { file: version, bytes: null, sha256: '' };
	const content = startFileContent(version);
	await sink(`${JSON.stringify({ file: version })}\n`);
	for await (const chunk of handle.createReadStream({ highWaterMark: LINE })) {
		content.add(chunk as Buffer);
		await sink(`${(chunk as Buffer).toString('base64')}\n`);
	}
	await sink(END);
	return content.finish();
}

async function openStored(directory: string, version: string): Promise<FileHandle | null> {
	try {
		return await open(fileOf(directory, version), 'r');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw cause;
	}
}

/** Takes the lines of a stored file back to disk, synced. */
export async function fileInto(directory: string, version: string): Promise<LineSink> {
	const file = fileOf(directory, version);
	await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
	const handle = await open(file, 'w', 0o600);
	return {
		write: (line) => handle.writeFile(fromLine(line)),
		async end() {
			await handle.sync();
			await handle.close();
		}
	};
}

/** The bytes of a line. */
export function fromLine(line: Buffer): Buffer {
	return Buffer.from(line.toString('latin1'), 'base64');
}
