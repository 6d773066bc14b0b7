/**
 * CSV as German offices read it: semicolons, UTF-8 with its mark, lines that end as Windows ends them.
 * A spreadsheet runs what looks like a formula, so such a cell begins with an apostrophe.
 */

export type Cell = string | number | boolean | null | undefined;

/** Tells a spreadsheet that this is UTF-8. */
export const MARK = '\uFEFF';

/** What a spreadsheet might run, with the apostrophes that may stand before it. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** The cell as text that no spreadsheet runs. */
export function neutralise(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes back what `neutralise` did. */
export function restore(text: string): string {
	return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

function writeCell(cell: Cell): string {
	const text = neutralise(String(cell ?? ''));
	return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export function writeLine(cells: Cell[]): string {
	return `${cells.map(writeCell).join(';')}\r\n`;
}
