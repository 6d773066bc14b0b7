import { describe, expect, it } from 'vitest';
import { formatBytes, nameType } from './files.ts';
import { isShown, readMediaType } from './media-type.server.ts';
import { measure, TooLargeError } from './measuring.server.ts';
import { isKnown, listFileHeaders } from './serving.server.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a size in words', () => {
	it.each([
		[1, '1 Byte'],
		[999, '999 Byte'],
		[1_400, '1 kB'],
		[1_400_000, '1,4 MB'],
		[20 * 1024 * 1024, '21 MB']
	])('%i is %s', (size, words) => {
		expect(formatBytes(size).replace(/\s/g, ' ')).toBe(words);
	});

	it('and a type by the end of the name, where it has one', () => {
		expect(['a.pdf', 'a.b.DOCX', 'a', 'a.', '.x.längst'].map(nameType)).toEqual([
			'PDF',
			'DOCX',
			undefined,
			undefined,
			undefined
		]);
	});
});

describe('the type of a file', () => {
	it.each([
		['\x89PNG\r\n\x1a\n', 'x.html', 'image/png'],
		['\xff\xd8\xff\xe0', 'x', 'image/jpeg'],
		['GIF89a', 'x', 'image/gif'],
		['RIFF\x01\x02\x03\x04WEBPVP8 ', 'x', 'image/webp'],
		['RIFF\x01\x02\x03\x04WAVE', 'x.webp', 'application/octet-stream'],
		['%PDF-1.4', 'x', 'application/pdf'],
		[' %PDF-1.4', 'x.pdf', 'application/octet-stream'],
		['<svg', 'x.svg', 'application/octet-stream'],
		['', 'x.txt', 'text/plain'],
		['a', 'x.HTML', 'application/octet-stream']
	])('beginning with %j named %s is %s', (beginning, name, type) => {
		expect(readMediaType(bytes(beginning), name)).toBe(type);
	});

	it('is shown only where nothing in it can run', () => {
		const asked = ['image/png', 'application/pdf', 'text/html', 'image/svg+xml', 'text/plain'];
		expect(asked.filter(isShown)).toEqual(['image/png', 'application/pdf']);
	});
});

describe('bytes under way', () => {
	async function* pieces(...texts: string[]) {
		for (const text of texts) yield bytes(text);
	}

	it('are looked at, passed on whole, counted and hashed', async () => {
		const measured = await measure(pieces('ab', '', 'c'.repeat(40), 'd'));
		expect(Buffer.from(measured.beginning).toString()).toBe('ab' + 'c'.repeat(14));
		const all = [];
		for await (const piece of measured.bytes) all.push(piece);
		expect(Buffer.concat(all).toString()).toBe(`ab${'c'.repeat(40)}d`);
		expect(measured.passed()).toEqual({
			bytes: 43,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/)
		});
	});

	it('stop at the limit, and the source is left to be read on', async () => {
		let ended = false;
		async function* source() {
			for (let n = 0; n < 21; n++) yield Buffer.alloc(1024 * 1024);
			ended = true;
		}
		const measured = await measure(source());
		const reading = (async () => {
			for await (const piece of measured.bytes) void piece;
		})();
		await expect(reading).rejects.toThrow(TooLargeError);
		await measured.drain();
		expect(ended).toBe(true);
	});
});

describe('headers', () => {
	const file = {
		id: 'x',
		name: 'a"b\\c/%.pdf',
		media_type: 'application/pdf',
		bytes: 1,
		sha256: 'ab',
		open: false
	};

	it('a name cannot leave its place', () => {
		const { 'content-disposition': header } = listFileHeaders(file);
		expect(header).toBe(`inline; filename="a_b_c__.pdf"; filename*=UTF-8''a%22b%5Cc%2F%25.pdf`);
	});

	it.each([
		['"ab"', true],
		['W/"ab"', true],
		['"x", "ab"', true],
		['"abc"', false],
		['', false],
		[null, false]
	])('known by %s: %s', (tag, known) => {
		expect(isKnown(file, tag)).toBe(known);
	});
});
