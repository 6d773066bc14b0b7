import http from 'node:http';
import { createClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { bare, bring as bringTo, countLarge, door as doorOf, openSpaces } from './files-stage.ts';
import { ask, signIn } from './stage.ts';

const house = inject('house');

let stage: Awaited<ReturnType<typeof openSpaces>>;
let priya: typeof stage.karin;

beforeAll(async () => {
	stage = await openSpaces();
	({ browser: priya } = await signIn(house.origin, 'priya@vendor.example'));
});

const MIB = 1024 * 1024;
const LIMIT = 20 * MIB;
const PDF = '%PDF-1.7\nMarke';

const door = () => doorOf(stage.space);
const listed = () => stage.listed(stage.space);
const bring = (name: string, body: Buffer | string, by = stage.karin) =>
	bringTo(by, stage.space, name, body);

describe('size', () => {
	it('twenty mebibytes come through as they were', async () => {
		const body = Buffer.alloc(LIMIT, 'Verbund ');
		const { answer, id } = await bring('groß.bin', body);
		expect(answer.status).toBe(201);
		const got = await stage.karin.go(`/files/${id}`);
		expect(Buffer.byteLength(got.text)).toBe(LIMIT);
		expect(got.text === body.toString()).toBe(true);
	});

	it('one byte more is refused and leaves nothing', async () => {
		const before = countLarge();
		const { answer, key } = await bring('zu groß.bin', Buffer.alloc(LIMIT + 1));
		expect([answer.status, key]).toEqual([413, 'file_too_large']);
		await vi.waitFor(() => expect(countLarge()).toBe(before));
		expect(await listed()).not.toContain('zu groß.bin');
	});

	it('an empty one, one of unsaid length and other paths with as much are refused', async () => {
		expect((await bring('leer.txt', '')).answer.status).toBe(422);
		const chunked = { method: 'POST', headers: bare('x'), body: 'x', chunked: true };
		expect((await stage.karin.go(door(), chunked)).status).toBe(411);
		const large = { method: 'POST', headers: bare('x'), body: Buffer.alloc(600 * 1024) };
		expect((await stage.karin.go('/preferences', large)).status).toBe(413);
	});

	it('an upload that breaks off leaves no row and no bytes', async () => {
		const before = countLarge();
		const cookie = [...stage.karin.jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const { hostname, port } = new URL(house.origin);
		const request = http.request({
			hostname,
			port,
			path: door(),
			method: 'POST',
			headers: { ...bare('abgebrochen.bin'), cookie, 'content-length': 10 * MIB }
		});
		request.on('error', () => undefined);
		request.write(Buffer.alloc(5 * MIB));
		await vi.waitFor(() => expect(countLarge()).toBe(before + 1), 10_000);
		request.destroy();
		await vi.waitFor(() => expect(countLarge()).toBe(before), 10_000);
		expect(await listed()).not.toContain('abgebrochen.bin');
	});
});

describe('who may bring one', () => {
	it('not visitors, not guests of elsewhere, not from elsewhere', async () => {
		const visitor = await ask(house.origin, door(), {
			method: 'POST',
			headers: bare('x'),
			body: 'x'
		});
		expect([visitor.status, JSON.parse(visitor.text).key]).toEqual([401, 'signed_out']);
		const { answer, key } = await bring('x', 'x', priya);
		expect([answer.status, key]).toEqual([404, 'object_not_found']);
		const foreign = bare('x', { origin: 'https://evil.example' });
		expect(
			(await stage.karin.go(door(), { method: 'POST', headers: foreign, body: 'x' })).status
		).toBe(403);
	});

	it.each([
		['gnp.\u202efdp.exe', 422],
		['\u0007.pdf', 422],
		['a\nb.pdf', 422],
		['x'.repeat(201), 422],
		['..', 422]
	])('named %j: %i', async (name, status) => {
		expect((await bring(name, 'x')).answer.status).toBe(status);
	});

	it.each(['%F0%9F', '%E0%A4%A', '%', ''])('named by broken bytes (%s): 422', async (name) => {
		const headers = { ...bare(''), 'x-file-name': name };
		expect((await stage.karin.go(door(), { method: 'POST', headers, body: 'x' })).status).toBe(422);
	});

	it('named by ten megabytes: refused before anybody reads it', async () => {
		const headers = { ...bare(''), 'x-file-name': 'x'.repeat(10 * MIB) };
		const asked = { method: 'POST', headers, body: 'x' };
		const status = await stage.karin.go(door(), asked).then(
			(answer) => answer.status,
			() => 'cut off'
		);
		expect([431, 'cut off']).toContain(status);
	});
});

describe('a form without scripts', () => {
	const BOUNDARY = 'grenze';
	const part = (head: string, body: string) =>
		`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
	const send = (body: string, type = `multipart/form-data; boundary=${BOUNDARY}`) =>
		stage.karin.go(door(), {
			method: 'POST',
			headers: { origin: house.origin, 'content-type': type },
			body: Buffer.from(body)
		});
	const end = `--${BOUNDARY}--\r\n`;
	const back = part('name="return_to"', '/spaces/x?a=1');

	it('is led back to its page, and the file is there', async () => {
		const file = part('name="file"; filename="Überblick.pdf"\r\nContent-Type: text/html', PDF);
		const { status, headers } = await send(back + file + end);
		expect([status, headers.location]).toEqual([303, '/spaces/x?a=1&upload=done#files']);
		expect(await listed()).toContain('Überblick.pdf');
	});

	it.each([
		['without a file', back + part('name="file"; filename=""', '') + end, 'file_missing'],
		['with nothing at all', end, 'file_missing'],
		['with an empty file', back + part('name="file"; filename="leer.txt"', '') + end, 'file_empty'],
		['cut off before the file', back, 'file_missing'],
		['that is none', 'garbage', 'file_missing'],
		[
			'with too many fields',
			part('name="a"', 'x').repeat(50) + part('name="file"; filename="a.txt"', 'x') + end,
			'file_missing'
		]
	])('%s is led back with the reason', async (_, body, key) => {
		const { status, headers } = await send(body);
		expect(status).toBe(303);
		expect(headers.location).toContain(`upload=${key}`);
	});

	it('cut off within the file leaves nothing', async () => {
		const before = countLarge();
		const { headers } = await send(
			back + part('name="file"; filename="halb.pdf"', PDF.repeat(200_000)).slice(0, -4)
		);
		expect(headers.location).toContain('upload=file_not_stored');
		expect(await listed()).not.toContain('halb.pdf');
		await vi.waitFor(() => expect(countLarge()).toBe(before));
	});

	it('with an empty file leaves no empty object behind', async () => {
		await send(back + part('name="file"; filename="leer.txt"', '') + end);
		const secret = createClient(house.url, house.environment['SUPABASE_SECRET_KEY'] ?? '');
		const { data } = await secret.storage.from('files').list('', { limit: 1000 });
		expect(data?.length).toBeGreaterThan(0);
		expect(data?.filter(({ metadata }) => metadata?.['size'] === 0)).toEqual([]);
	});

	it('with a file that is too large is led back with the reason', async () => {
		const before = countLarge();
		const file = part('name="file"; filename="groß.bin"', 'x'.repeat(LIMIT + 1));
		expect((await send(back + file + end)).headers.location).toContain('upload=file_too_large');
		await vi.waitFor(() => expect(countLarge()).toBe(before));
	});

	it('is led to no foreign page', async () => {
		const file = part('name="file"; filename="a.txt"', 'x');
		const { headers } = await send(part('name="return_to"', '//evil.example/') + file + end);
		expect(headers.location).toBe('/?upload=done#files');
	});

	it('without a boundary is refused', async () => {
		expect((await send('x', 'multipart/form-data')).headers.location).toContain('file_missing');
	});
});
