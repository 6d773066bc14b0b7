/** A row that is wrong: which, in which column, and what to do. */
interface WrongRow {
	/** From 1, without the line of the heads. */
	row: number;
	/** In the reader's language. */
	column: string;
	message: string;
}

/** How far an import is, and what came of it. */
export interface ImportState {
	/** Reading and checking, writing, or at its end. */
	phase: 'checking' | 'writing' | 'done' | 'refused';
	rows: number;
	/** Rows handled in this phase. */
	handled: number;
	wrong: number;
	/** Entries that stand in the directory already. */
	there: number;
	written: number;
	/** At most `SHOWN`. */
	errors: WrongRow[];
	/** The first rows as they were understood. */
	sample: Record<string, string>[];
	/** Why nothing was done at all. */
	refusal?: string;
	/** The line of the file that is in the way. */
	line?: number;
}

/** Wrong rows that are told one by one. */
export const SHOWN = 200;

/** Rows of a file, at most. */
export const MOST_ROWS = 100_000;
