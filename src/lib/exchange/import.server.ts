import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database, Json } from '#lib/shared/database.types.ts';
import {
	explainError,
	throwError,
	translateKey,
	type DatabaseAnswer
} from '#lib/shared/errors.server.ts';
import { nameColumn } from './columns.ts';
import { MOST_ROWS, SHOWN, type ImportState } from './import.ts';
import { readRows, UnreadableError, type ReadRow } from './reading.server.ts';

type Client = SupabaseClient<Database>;

/** Rows sent at once: one statement each, and a step of the progress. */
const PART = 2000;

interface Wanted {
	/** Write, or only look. */
	write: boolean;
	/** Leave out wrong rows instead of writing nothing. */
	skip: boolean;
}

interface Report {
	bad: number;
	there: number;
	written: number;
	errors: { row: number; key: string; field: string }[];
}

const nothing = (): ImportState => ({
	...{ phase: 'checking', rows: 0, handled: 0, wrong: 0, there: 0, written: 0 },
	...{ errors: [], sample: [] }
});

async function collect(bytes: Uint8Array): Promise<ReadRow[]> {
	const rows: ReadRow[] = [];
	for await (const row of readRows(bytes)) {
		rows.push(row);
		if (rows.length > MOST_ROWS) break;
	}
	return rows;
}

/** The database takes none of it. */
class RefusedError extends Error {
	override name = 'RefusedError';
	answer: DatabaseAnswer;

	constructor(answer: DatabaseAnswer) {
		super(answer.message);
		this.answer = answer;
	}
}

async function send(supabase: Client, rows: ReadRow[], { write, skip }: Wanted): Promise<Report> {
	const { data, error } = await supabase.rpc('assignments_import', {
		rows: rows as unknown as Json,
		dry_run: !write,
		skip_bad: skip
	});
	if (error) throw new RefusedError(error);
	return data as unknown as Report;
}

/** Goes over all rows part by part and tells after each how far it is. */
async function* go(supabase: Client, rows: ReadRow[], state: ImportState, wanted: Wanted) {
	for (let from = 0; from < rows.length; from += PART) {
		const report = await send(supabase, rows.slice(from, from + PART), wanted);
		state.handled = Math.min(from + PART, rows.length);
		state.written += report.written;
		if (!wanted.write) take(state, report, from);
		yield { ...state, errors: [], sample: [] };
	}
}

function take(state: ImportState, report: Report, from: number): void {
	state.wrong += report.bad;
	state.there += report.there;
	for (const { row, key, field } of report.errors.slice(0, SHOWN - state.errors.length)) {
		const message = translateKey(key) ?? key;
		state.errors.push({ row: from + row, column: nameColumn(field), message });
	}
}

/**
 * Reads a file and checks every row before the first is written. Nothing is written while a row is
 * wrong, unless wrong ones are to be skipped. What is there already is left as it is, so a file that
 * was cut off in the middle is simply brought again.
 */
export async function* importFile(
	supabase: Client,
	bytes: Uint8Array,
	wanted: Wanted
): AsyncGenerator<ImportState> {
	const state = nothing();
	try {
		const rows = await collect(bytes);
		state.rows = rows.length;
		state.sample = rows.slice(0, 5).map(nameCells);
		if (rows.length > MOST_ROWS) return yield refused(state, 'import_file_too_long');
		if (rows.length === 0) return yield refused(state, 'import_no_rows');
		yield* go(supabase, rows, state, { write: false, skip: false });
		if (wanted.write && (state.wrong === 0 || wanted.skip)) {
			Object.assign(state, { phase: 'writing', handled: 0 });
			yield* go(supabase, rows, state, wanted);
		}
		yield { ...state, phase: 'done' };
	} catch (error) {
		yield explain(state, error);
	}
}

function nameCells(row: ReadRow): Record<string, string> {
	return Object.fromEntries(
		Object.entries(row).map(([column, cell]) => [nameColumn(column), cell])
	);
}

function refused(state: ImportState, key: string, line?: number): ImportState {
	const at = line === undefined ? {} : { line };
	return { ...state, phase: 'refused', refusal: translateKey(key) ?? key, ...at };
}

function explain(state: ImportState, error: unknown): ImportState {
	if (error instanceof UnreadableError) return refused(state, error.key, error.line);
	if (!(error instanceof RefusedError)) throw error;
	const { key, status, message } = explainError(error.answer);
	if (status >= 500 && key === 'unexpected') throwError(error.answer);
	return { ...state, phase: 'refused', refusal: message };
}
