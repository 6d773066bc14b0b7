import { parse, CsvError } from 'csv-parse';
import { dayColumns, findColumn, type EntryColumn } from './columns.ts';
import { restore } from './csv.ts';
import { decodeText, findDelimiter } from './decoding.ts';

export type ReadRow = Partial<Record<EntryColumn, string>>;

/** Why a file cannot be read at all. */
export class UnreadableError extends Error {
	override name = 'UnreadableError';
	key: string;
	/** Line of the file, from 1. */
	line: number;

	constructor(key: 'import_no_heads' | 'import_broken_line' | 'import_heads_twice', line: number) {
		super(key);
		this.key = key;
		this.line = line;
	}
}

const OPTIONS = {
	bom: true,
	relax_column_count: true,
	skip_empty_lines: true,
	max_record_size: 100_000
};

/** Spreadsheets write days as 31.03.2026. */
function readDay(text: string): string {
	const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
	return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

function readHeads(cells: string[]): (EntryColumn | undefined)[] {
	const columns = cells.map(findColumn);
	const known = columns.filter((column) => column !== undefined);
	if (!known.includes('organisation') || !known.includes('role'))
		throw new UnreadableError('import_no_heads', 1);
	if (new Set(known).size < known.length) throw new UnreadableError('import_heads_twice', 1);
	return columns;
}

function readRow(columns: (EntryColumn | undefined)[], cells: string[]): ReadRow {
	const row: ReadRow = {};
	for (const [index, column] of columns.entries()) {
		const text = restore(cells[index] ?? '').trim();
		if (column && text) row[column] = dayColumns.has(column) ? readDay(text) : text;
	}
	return row;
}

/** The rows of a file, whose first line names the columns. Throws `UnreadableError`. */
export async function* readRows(bytes: Uint8Array): AsyncGenerator<ReadRow> {
	const text = decodeText(bytes);
	const parser = parse(text, { ...OPTIONS, delimiter: findDelimiter(text) });
	let columns: (EntryColumn | undefined)[] | undefined;
	try {
		for await (const cells of parser as AsyncIterable<string[]>) {
			if (!columns) columns = readHeads(cells);
			else yield readRow(columns, cells);
		}
	} catch (error) {
		if (error instanceof CsvError)
			throw new UnreadableError('import_broken_line', Number(error['lines'] ?? 1));
		throw error;
	}
	if (!columns) throw new UnreadableError('import_no_heads', 1);
}
