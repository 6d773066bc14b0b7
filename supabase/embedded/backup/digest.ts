import { createHash } from 'node:crypto';
import type { Sequence } from './tables.ts';

/** What a table held, as told by its rows in COPY's text form. */
export interface Content {
	table: string;
	rows: number;
	sha256: string;
}

/** One number for all the data of a backup or a database. */
export function digestOf(contents: Content[], sequences: Sequence[]): string {
	const hash = createHash('sha256');
	for (const { table, rows, sha256 } of contents) hash.update(`${table} ${rows} ${sha256}\n`);
	for (const { sequence, value, called } of sequences)
		hash.update(`${sequence} ${value} ${called}\n`);
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
