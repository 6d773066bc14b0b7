import { createHash } from 'node:crypto';
import type { Sequence } from './tables.ts';

/** What a table held, as told by its rows in COPY's text form. */
export interface Content {
	table: string;
	rows: number;
	sha256: string;
}

/** What a stored file held. */
export interface FileContent {
	/** Version of its object. */
	file: string;
	/** Null when its bytes were not on disk. */
	bytes: number | null;
	/** Of the bytes; empty without any. */
	sha256: string;
}

/** One number for all the data of a backup or a database with its stored files. */
export function digestOf(contents: Content[], sequences: Sequence[], files: FileContent[]): string {
	const hash = createHash('sha256');
	for (const { table, rows, sha256 } of contents) hash.update(`${table} ${rows} ${sha256}\n`);
	for (const { sequence, value, called } of sequences)
		hash.update(`${sequence} ${value} ${called}\n`);
	for (const { file, bytes, sha256 } of files) hash.update(`${file} ${bytes} ${sha256}\n`);
	return hash.digest('hex');
}

/** Counts and hashes the rows of one table as they pass. */
export function startContent(table: string) {
	const hash = createHash('sha256');
	let rows = 0;
	return {
		add(chunk: Buffer) {
			hash.update(chunk);
			for (const byte of chunk) if (byte === 0x0a) rows += 1;
		},
		finish: (): Content => ({ table, rows, sha256: hash.digest('hex') })
	};
}

/** Counts and hashes the bytes of one stored file as they pass. */
export function startFileContent(file: string) {
	const hash = createHash('sha256');
	let bytes = 0;
	return {
		add(chunk: Buffer) {
			hash.update(chunk);
			bytes += chunk.length;
		},
		finish: (): FileContent => ({ file, bytes, sha256: hash.digest('hex') })
	};
}
