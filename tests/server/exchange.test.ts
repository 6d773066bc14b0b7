import { describe, expect, inject, it } from 'vitest';
import { ask, signIn } from './stage.ts';

const house = inject('house');
const get = (where: string) => ask(house.origin, where);

describe('a file of the directory', () => {
	it('is CSV as a German spreadsheet opens it, kept by nobody on the way', async () => {
		const { status, headers, text } = await get(
			'/directory/export.csv?kind=organisations&level=federal'
		);
		expect(status).toBe(200);
		expect(headers).toMatchObject({
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': expect.stringMatching(
				/^attachment; filename="verbund-(stellen|bodies)\.csv"$/
			) as string,
			'cache-control': 'private, no-store'
		});
		expect(text.startsWith('\uFEFF')).toBe(true);
		const lines = text.slice(1).trimEnd().split('\r\n');
		expect(lines.length).toBeGreaterThan(10);
		expect(lines.slice(1).filter((line) => !line.includes(';federal;'))).toEqual([]);
	});

	it('is JSON with entries of one Land, and names no people', async () => {
		const { headers, text } = await get('/directory/export.json?state=HB');
		expect(headers['content-type']).toBe('application/json; charset=utf-8');
		const rows = JSON.parse(text) as Record<string, unknown>[];
		expect(rows.length).toBeGreaterThan(1);
		expect(new Set(rows.map((row) => row['organisation']))).toContain('bremen');
		expect(Object.keys(rows[0] ?? {})).not.toContain('person');
	});

	it('is empty, yet well-formed, where nothing matches', async () => {
		expect((await get('/directory/export.json?organisation=gibt-es-nicht')).text).toBe('[]\n');
		const { text } = await get('/directory/export.csv?organisation=gibt-es-nicht');
		expect(text.trimEnd().split('\r\n')).toHaveLength(1);
	});

	it('holds what the reader may see and no more', async () => {
		const where = '/directory/export.csv?kind=organisations';
		const { browser } = await signIn(house.origin);
		expect((await browser.go(where)).text).toContain('fachverfahren-b');
		expect((await get(where)).text).not.toContain('fachverfahren-b');
	});
});

it('a body and a function are vCards', async () => {
	const { headers, text } = await get('/directory/organisations/fitko/vcard');
	expect(headers).toMatchObject({
		'content-type': 'text/vcard; charset=utf-8',
		'content-disposition': 'attachment; filename="fitko.vcf"'
	});
	expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\n/);
	expect(text).toContain(`SOURCE:${house.origin}/directory/organisations/fitko`);
});

it('the map as a file says what the map says', async () => {
	const { headers, text } = await get(
		'/directory/map/relations.csv?around=dataport&kind=operates_for'
	);
	expect(headers['content-disposition']).toContain('-dataport.csv"');
	const lines = text.trimEnd().split('\r\n');
	expect(lines).toHaveLength(5);
	expect(lines.slice(1).filter((line) => !line.startsWith('Dataport;'))).toEqual([]);
});
