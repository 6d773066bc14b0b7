import { MARK, writeLine } from './csv.ts';
import { nameColumn } from './columns.ts';
import type { Row } from './stock.server.ts';

/** Pages of rows as CSV, heads in the reader's words. */
export async function* writeCsv(heads: string[], pages: AsyncIterable<Row[]>) {
	let before = MARK + writeLine(heads.map(nameColumn));
	for await (const rows of pages) {
		yield before + rows.map((row) => writeLine(heads.map((head) => row[head]))).join('');
		before = '';
	}
}

/** Pages of rows as one JSON list, a row a line. */
export async function* writeJson(heads: string[], pages: AsyncIterable<Row[]>) {
	let before = '[\n';
	for await (const rows of pages) {
		const lines = rows.map((row) =>
			JSON.stringify(Object.fromEntries(heads.map((head) => [head, row[head] ?? null])))
		);
		if (lines.length === 0) continue;
		yield before + lines.join(',\n');
		before = ',\n';
	}
	yield before === '[\n' ? '[]\n' : '\n]\n';
}
