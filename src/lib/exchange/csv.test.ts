import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { MARK, neutralise, restore, writeLine } from './csv.ts';
import { decodeText, findDelimiter } from './decoding.ts';
import { readRows, UnreadableError } from './reading.server.ts';

const cell = fc.oneof(
	fc.string(),
	fc.stringMatching(/^['=+\-@\t\r;,"\n a]{0,6}$/),
	fc.string({ unit: 'grapheme' })
);

const collect = async (text: string | Uint8Array) => {
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	const rows = [];
	for await (const row of readRows(bytes)) rows.push(row);
	return rows;
};

describe('what is written', () => {
	it('is read back as it was, whatever stands in it', () => {
		const line = fc.array(cell, { minLength: 2, maxLength: 5 });
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
				const written = MARK + lines.map(writeLine).join('');
				const read = parse(written, {
					...{ delimiter: ';', bom: true, relax_column_count: true, record_delimiter: '\r\n' }
				});
				expect(read.map((cells) => cells.map(restore))).toEqual(lines);
			})
		);
	});

	it('never begins a cell with what a spreadsheet runs', () => {
		fc.assert(
			fc.property(cell, (text) => {
				expect(neutralise(text)).not.toMatch(/^[=+\-@\t\r]/);
				expect(restore(neutralise(text))).toBe(text);
			})
		);
	});

	it.each([
		['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"\r\n`],
		['+49 30 1', "'+49 30 1\r\n"],
		['-1', "'-1\r\n"],
		['@SUM(A1)', "'@SUM(A1)\r\n"],
		['\tx', "'\tx\r\n"],
		['\rx', `"'\rx"\r\n`],
		['a=1', 'a=1\r\n']
	])('%j becomes %j', (text, line) => {
		expect(writeLine([text])).toBe(line);
	});
});

const LINES = [
	['organisation', 'role', 'unit', 'valid_from'],
	['köln', 'helper', '"Referat ""7"";\nStraße"', '31.3.2026']
];
const fileWith = (sign: string) => LINES.map((cells) => `${cells.join(sign)}\r\n`).join('');
const FILE = fileWith(';');
const ROW = {
	organisation: 'köln',
	role: 'helper',
	unit: 'Referat "7";\nStraße',
	valid_from: '2026-03-31'
};

/** As Windows-1252 has it: German letters are one byte each. */
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

describe('what is read', () => {
	it.each<[string, Uint8Array | string]>([
		['UTF-8', FILE],
		['UTF-8 with its mark', MARK + FILE],
		['Windows-1252', latin(FILE)],
		['UTF-16', wide(FILE)],
		['commas', fileWith(',')],
		['tabs', fileWith('\t')],
		['line ends of Unix', FILE.replaceAll('\r\n', '\n')]
	])('comes in %s', async (_what, file) => {
		expect(await collect(file)).toEqual([ROW]);
	});

	it('knows the euro sign, which only Windows-1252 has there', () => {
		expect(decodeText(new Uint8Array([0x80, 0xfc]))).toBe('€ü');
	});

	it('parts heads by what stands outside of quotes', () => {
		expect(findDelimiter('"a;b;c",d\n')).toBe(',');
		expect(findDelimiter('a\n')).toBe(';');
	});

	it('understands heads in German, English and by name, and leaves out others', async () => {
		const heads = 'stelle (KENNUNG);Role (identifier);topic;Bemerkung';
		expect(await collect(`${heads}\na;b;c;d\n`)).toEqual([
			{ organisation: 'a', role: 'b', topic: 'c' }
		]);
	});

	it.each([
		['', 'import_no_heads', 1],
		['a;b\n1;2\n', 'import_no_heads', 1],
		['organisation;role;role\n', 'import_heads_twice', 1],
		['organisation;role\na;b\na;"b\n', 'import_broken_line', 3]
	])('refuses %j: %s in line %i', async (file, key, line) => {
		const refused = await collect(file).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(UnreadableError);
		expect(refused).toMatchObject({ key, line });
	});
});
