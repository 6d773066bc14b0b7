import http from 'node:http';
import { Readable } from 'node:stream';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { clientOf, itIf, run, send, service, target } from './target.ts';

/** The bucket a migration made: private, without policies. */
const BUCKET = 'files';
const LIMIT = 20 * 1024 * 1024;

const visitor = clientOf();
const anna = clientOf('anna');
const files = (client: SupabaseClient = service) => client.storage.from(BUCKET);
const names: string[] = [];
/** A name of this run, removed in the end. */
const named = (label: string) => {
	names.push(`${run}-${label}`);
	return `${run}-${label}`;
};
const text = { contentType: 'text/plain' };

afterAll(() => files().remove(names));

function* pieces(bytes: number) {
	for (let left = bytes; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 7);
}

describe('with the secret key', () => {
	it('there is a private bucket with a limit', async () => {
		const { data } = await service.storage.getBucket(BUCKET);
		expect(data).toMatchObject({ id: BUCKET, public: false, file_size_limit: LIMIT });
	});

	it('a file goes in and comes out as it was', async () => {
		const name = named('whole');
		const { data, error } = await files().upload(name, Buffer.from('Grüße'), text);
		expect(error).toBeNull();
		expect(data).toMatchObject({ path: name, fullPath: `${BUCKET}/${name}` });
		const back = await files().download(name);
		expect(await back.data?.text()).toBe('Grüße');
		expect(back.data?.type).toMatch(/^text\/plain/);
		expect((await files().info(name)).data).toMatchObject({ name, size: 7 });
		expect((await files().exists(name)).data).toBe(true);
	});

	it('twenty mebibytes stream in and out', async () => {
		const name = named('large');
		const body = Readable.toWeb(Readable.from(pieces(LIMIT))) as ReadableStream<Uint8Array>;
		const { error } = await files().upload(name, body, { contentType: 'application/x-large' });
		expect(error).toBeNull();
		const { data } = await files().download(name).asStream();
		let bytes = 0;
		for await (const piece of (data ?? []) as AsyncIterable<Uint8Array>) bytes += piece.byteLength;
		expect(bytes).toBe(LIMIT);
	});

	it('one byte more is refused', async () => {
		const name = named('too-large');
		const { error } = await files().upload(name, Buffer.alloc(LIMIT + 1), text);
		expect(error).toMatchObject({ statusCode: '413' });
		expect((await files().exists(name)).data).toBe(false);
	});

	it('a second upload is refused, a replacement is not', async () => {
		const name = named('twice');
		await files().upload(name, 'one', text);
		const { error } = await files().upload(name, 'two', text);
		expect(error).toMatchObject({ statusCode: '409', message: 'The resource already exists' });
		await files().upload(name, 'three', { ...text, upsert: true });
		expect(await (await files().download(name)).data?.text()).toBe('three');
	});

	it('of two uploads at once to one name one is there, whole', async () => {
		const name = named('raced');
		const bodies = ['a'.repeat(300_000), 'b'.repeat(300_000)];
		const results = await Promise.all(bodies.map((body) => files().upload(name, body, text)));
		expect(results.filter(({ error }) => error === null).length).toBeGreaterThan(0);
		expect(bodies).toContain(await (await files().download(name)).data?.text());
	});

	it('an upload that breaks off leaves nothing', async () => {
		const name = named('broken');
		const request = http.request(`${target.url}/storage/v1/object/${BUCKET}/${name}`, {
			method: 'POST',
			headers: {
				apikey: target.secretKey,
				authorization: `Bearer ${target.secretKey}`,
				'content-length': 1_000_000
			}
		});
		const broken = new Promise((resolve) => request.on('close', resolve));
		request.on('error', () => undefined);
		await new Promise<void>((resolve) => request.write(Buffer.alloc(500_000), () => resolve()));
		request.destroy();
		await broken;
		expect((await files().exists(name)).data).toBe(false);
		// The name is free.
		await vi.waitFor(async () => expect((await files().upload(name, 'x', text)).error).toBeNull());
	});

	it('what was removed is gone, what is not there is not removed', async () => {
		const name = named('removed');
		await files().upload(name, 'x', text);
		expect((await files().remove([name, `${run}-nothing`])).data).toMatchObject([{ name }]);
		expect((await files().remove([name])).data).toEqual([]);
		const { error } = await files().info(name);
		expect(error).toMatchObject({ statusCode: '404', message: 'Object not found' });
	});

	it('a folder is listed', async () => {
		await files().upload(named('folder/one'), '1', text);
		await files().upload(named('folder/two'), '22', text);
		await files().upload(named('folder/below/three'), '3', text);
		const { data } = await files().list(`${run}-folder`);
		const found = data?.map(({ name, metadata }) => [name, metadata?.['size'] ?? null]);
		expect(new Set(found?.map((entry) => entry.join()))).toEqual(
			new Set(['below,', 'one,1', 'two,2'])
		);
	});

	it('a bucket that does not exist is named as the reason', async () => {
		const { error } = await service.storage.from(`${run}-none`).upload('x', 'x', text);
		expect(error).toMatchObject({ statusCode: '404', message: 'Bucket not found' });
	});
});

describe('a name is never a path', () => {
	const raw = (name: string, method = 'GET', body: string | null = null) =>
		send(`/storage/v1/object/${BUCKET}/${name}`, {
			method,
			body,
			headers: { apikey: target.secretKey, authorization: `Bearer ${target.secretKey}` }
		});

	it.each([
		'..%2f..%2f..%2fsecrets.json',
		'%2e%2e%2f%2e%2e%2fsecrets.json',
		'..%2f..%2fpostgres%2fcluster%2fPG_VERSION',
		'%2fetc%2fpasswd',
		'..%5c..%5csecrets.json',
		'%00',
		'x%0d%0aset-cookie:x',
		'%ff'
	])('reading %s finds nothing', async (name) => {
		const answer = await raw(name);
		expect(answer.ok).toBe(false);
		expect(await answer.text()).not.toMatch(/root:|jwtSecret|^17$/m);
	});

	itIf(target.embedded, 'what S3 takes differs')('what is no name is not stored', async () => {
		for (const name of [
			'%00',
			'a%0ab',
			'Gr%C3%BC%C3%9Fe.txt',
			'%E2%80%AEfdp.exe',
			'a%5cb',
			'%ff'
		]) {
			const answer = await raw(name, 'POST', 'x');
			expect([name, answer.status, (await answer.json()).code]).toEqual([name, 400, 'InvalidKey']);
		}
	});
});

describe.each([
	['a visitor', visitor],
	['somebody signed in', anna]
])('to %s the bucket is closed', (_, client) => {
	it('nothing is written', async () => {
		const name = named('closed');
		for (const upsert of [false, true]) {
			const { error } = await files(client).upload(name, 'x', { ...text, upsert });
			expect(error).toMatchObject({ statusCode: '403' });
			expect(error?.message).toContain('row-level security policy');
		}
		expect((await files().exists(name)).data).toBe(false);
	});

	it('nothing is read, and what is there looks as if it were not', async () => {
		const name = named('kept');
		await files().upload(name, 'x', { ...text, upsert: true });
		for (const path of [name, `${run}-nothing`]) {
			const { error } = await files(client).info(path);
			expect(error).toMatchObject({ statusCode: '404', message: 'Object not found' });
			expect((await files(client).download(path)).data).toBeNull();
		}
		expect((await files(client).list()).data).toEqual([]);
		expect((await files(client).remove([name])).data).toEqual([]);
		expect((await files().exists(name)).data).toBe(true);
	});

	it('the bucket is not even named', async () => {
		const { error } = await client.storage.getBucket(BUCKET);
		expect(error).toMatchObject({ statusCode: '404' });
		expect((await client.storage.listBuckets()).data).toEqual([]);
	});
});
