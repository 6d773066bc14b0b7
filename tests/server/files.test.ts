import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bring as bringTo, openSpaces } from './files-stage.ts';
import { ask, signIn, type Answer, type Asked } from './stage.ts';

const house = inject('house');

let stage: Awaited<ReturnType<typeof openSpaces>>;
let priya: typeof stage.karin;

beforeAll(async () => {
	stage = await openSpaces();
	({ browser: priya } = await signIn(house.origin, 'priya@vendor.example'));
});

const bring = (name: string, body: Buffer | string, to = stage.space, published = false) =>
	bringTo(stage.karin, to, name, body, published);

const PDF = '%PDF-1.7\nMarke';

describe('a file that was brought', () => {
	it('is handed over as it is, to those inside', async () => {
		const { answer, id } = await bring('Grüße “2026” – Plan; x.pdf', PDF);
		expect(answer.status).toBe(201);
		const got = await stage.karin.go(`/files/${id}`);
		expect([got.status, got.text]).toEqual([200, PDF]);
		expect(got.headers).toMatchObject({
			'content-type': 'application/pdf',
			'content-length': String(Buffer.byteLength(PDF)),
			'content-disposition':
				'inline; filename="Gru__e _2026_ _ Plan_ x.pdf"; ' +
				"filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E2%80%9C2026%E2%80%9D%20%E2%80%93%20Plan%3B%20x.pdf",
			'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'private, no-store, no-transform'
		});
		const head = await stage.karin.go(`/files/${id}`, { method: 'HEAD' });
		expect([head.status, head.text, head.headers['content-length']]).toEqual([
			200,
			'',
			got.headers['content-length']
		]);
		const known = { 'if-none-match': String(got.headers.etag) };
		expect((await stage.karin.go(`/files/${id}`, { headers: known })).status).toBe(304);
		expect(
			(await stage.karin.go(`/files/${id}`, { headers: { 'if-none-match': '"x"' } })).status
		).toBe(200);
	});

	it('is unknown to visitors and guests, in the same words as one that is not there', async () => {
		const { id } = await bring('geheim.pdf', PDF);
		const told = ({ status, headers, text }: Answer) => [
			status,
			headers['content-type'],
			headers['etag'],
			text.replace(/nonce[-="][^"' ]+|[0-9a-f]{8}-[0-9a-f-]{27}|__sveltekit_\w+/g, '')
		];
		const nothing = '00000000-0000-4000-8000-00000000abcd';
		for (const browser of [
			priya,
			{ go: (where: string, asked?: Asked) => ask(house.origin, where, asked) }
		]) {
			const there = await browser.go(`/files/${id}`, { headers: { accept: 'application/json' } });
			const absent = await browser.go(`/files/${nothing}`, {
				headers: { accept: 'application/json' }
			});
			expect(there.status).toBe(404);
			expect(told(there)).toEqual(told(absent));
			expect(there.text).not.toContain('Marke');
		}
		for (const wrong of ['x', `${id}%00`, `..%2f${id}`, id.toUpperCase()])
			expect((await stage.karin.go(`/files/${wrong}`)).status).toBe(404);
	});

	it('is open to everybody when published on a public object', async () => {
		const { id } = await bring('offen.pdf', PDF, stage.publicSpace, true);
		const got = await ask(house.origin, `/files/${id}`);
		expect([got.status, got.text]).toEqual([200, PDF]);
		expect(got.headers['cache-control']).toBe('public, no-cache, no-transform');
		const inner = await bring('innen.pdf', PDF, stage.publicSpace);
		expect((await ask(house.origin, `/files/${inner.id}`)).status).toBe(404);
	});

	it.each([
		['bild.png', '\x89PNG\r\n\x1a\n....', 'image/png', 'inline'],
		['bild.png', '<script>alert(1)</script>', 'application/octet-stream', 'attachment'],
		[
			'seite.html',
			'<!doctype html><script>alert(1)</script>',
			'application/octet-stream',
			'attachment'
		],
		[
			'bild.svg',
			'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
			'application/octet-stream',
			'attachment'
		],
		['plan.pdf', '<html>%PDF-1.7', 'application/octet-stream', 'attachment'],
		['liste.csv', 'a;b', 'text/csv', 'attachment']
	])('%s beginning with %j is %s, %s', async (name, content, type, disposition) => {
		const { id } = await bring(name, Buffer.from(content, 'latin1'));
		const { headers } = await stage.karin.go(`/files/${id}`, {
			headers: { 'accept-encoding': 'gzip, br' }
		});
		expect(headers['content-type']).toBe(type);
		expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`));
		expect(headers['content-encoding']).toBeUndefined();
	});
});
