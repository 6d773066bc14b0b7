import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import { databaseHome } from '../postgres/cluster.ts';
import { SITE_URL, stageEmbedded, type Stage } from '../stage.ts';
import { fileOf, filesDirectory, receive } from './bytes.ts';

const PORT = 24437;
const MIB = 1024 * 1024;

const MIGRATION = `
insert into storage.buckets (id, name, public, file_size_limit) values ('files', 'files', false, ${MIB});
insert into storage.buckets (id, name, allowed_mime_types) values ('pictures', 'pictures', '{image/*}');
`;

let stage: Stage;
let directory: string;

beforeAll(async () => {
	stage = await stageEmbedded(PORT, MIGRATION);
	directory = filesDirectory(databaseHome(path.join(stage.directory, 'data')));
});

afterAll(() => stage.close());

const files = () => stage.client(stage.embedded.secretKey).storage.from('files');

/** Every file of the store, half uploads included. */
const onDisk = () =>
	readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => name)
		.sort();

const versions = async () =>
	(await stage.embedded.sql`select version from storage.objects order by version`).map(
		({ version }) => String(version)
	);

function* pieces(bytes: number) {
	const piece = new Uint8Array(64 * 1024);
	for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
}

const streamOf = (source: Iterable<Uint8Array>): WebStream<Uint8Array> =>
	Readable.toWeb(Readable.from(source));

describe('bytes and rows stay in step', () => {
	it('a replaced or removed object leaves no bytes', async () => {
		await files().upload('one', 'first', { contentType: 'text/plain' });
		await files().upload('one', 'second', { contentType: 'text/plain', upsert: true });
		await files().update('one', 'third', { contentType: 'text/plain' });
		expect(onDisk()).toEqual(await versions());
		expect(onDisk()).toHaveLength(1);
		await files().remove(['one']);
		expect(onDisk()).toEqual([]);
	});

	it('a body that is too long leaves nothing, announced or in pieces', async () => {
		for (const body of [Buffer.alloc(MIB + 1), Readable.from(pieces(3 * MIB))]) {
			const { error } = await files().upload('long', body, { contentType: 'text/plain' });
			expect(error).toMatchObject({ statusCode: '413', code: 'EntityTooLarge' });
		}
		expect(onDisk()).toEqual([]);
		expect(await versions()).toEqual([]);
	});

	it('a hung up upload leaves nothing', async () => {
		const report = vi.spyOn(console, 'error').mockReturnValue();
		const request = http.request(`${stage.embedded.url}/storage/v1/object/files/cut`, {
			method: 'POST',
			headers: { apikey: stage.embedded.secretKey, 'content-length': MIB }
		});
		request.on('error', () => undefined);
		request.write(Buffer.alloc(MIB / 2));
		await vi.waitFor(() => expect(onDisk()).toHaveLength(1));
		request.destroy();
		await vi.waitFor(() => expect(onDisk()).toEqual([]));
		expect(await versions()).toEqual([]);
		expect(report).not.toHaveBeenCalled();
		report.mockRestore();
	});

	it('of several uploads to a new name one stays', async () => {
		const results = await Promise.all(
			['a', 'b', 'c', 'd'].map((letter) =>
				files().upload('raced', letter.repeat(200_000), { contentType: 'text/plain' })
			)
		);
		expect(results.filter(({ error }) => error === null)).toHaveLength(1);
		expect(results.filter(({ error }) => error?.statusCode === '409')).toHaveLength(3);
		expect(onDisk()).toEqual(await versions());
	});

	it('of several replacements one stays, whole', async () => {
		const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
		await Promise.all(
			letters.map((letter) =>
				files().upload('raced', letter.repeat(200_000), { upsert: true, contentType: 'text/plain' })
			)
		);
		const { data } = await files().download('raced');
		expect(letters.map((letter) => letter.repeat(200_000))).toContain(await data?.text());
		expect(onDisk()).toEqual(await versions());
	});

	it('bytes come back as they were, with their digest', async () => {
		const bytes = randomBytes(MIB);
		await files().upload('whole', bytes, { contentType: 'application/x-thing' });
		const { data } = await files().info('whole');
		const digest = createHash('sha256').update(bytes).digest('hex');
		expect(data).toMatchObject({
			size: MIB,
			etag: `"${digest}"`,
			contentType: 'application/x-thing'
		});
		const { data: back } = await files().download('whole');
		expect(Buffer.from((await back?.arrayBuffer()) ?? new ArrayBuffer()).equals(bytes)).toBe(true);
	});
});

describe('the disk', () => {
	it('is full: a clear answer, nothing is left and nothing is lost', async () => {
		await files().upload('before', 'kept', { contentType: 'text/plain', upsert: true });
		const full = path.join(stage.directory, 'full');
		const version = 'ffffffff-0000-4000-8000-000000000001';
		mkdirSync(path.join(full, 'incoming'), { recursive: true });
		symlinkSync('/dev/full', path.join(full, 'incoming', version));
		const received = receive(full, streamOf(pieces(MIB)), MIB, version);
		await expect(received).rejects.toMatchObject({ statusCode: 507 });
		expect(readdirSync(full, { recursive: true })).toEqual(['incoming']);
		expect(await (await files().download('before')).data?.text()).toBe('kept');
	});

	it('lost the bytes: the object is not there, and the log says so', async () => {
		const report = vi.spyOn(console, 'error').mockReturnValue();
		await files().upload('lost', 'x', { contentType: 'text/plain' });
		const [row] = await stage.embedded.sql`select version from storage.objects where name = 'lost'`;
		rmSync(fileOf(directory, String(row?.version)));
		const { error } = await files().download('lost');
		expect(error).toMatchObject({ statusCode: '404' });
		expect(report).toHaveBeenCalledWith(expect.stringContaining('not on disk'));
		report.mockRestore();
		await files().remove(['lost']);
	});

	it('names no file but by a version', () => {
		expect(() => fileOf(directory, '../../../etc/passwd')).toThrow(/names no stored file/);
	});
});

describe('calls', () => {
	it('types a bucket does not take, and forms, are refused', async () => {
		const pictures = stage.client(stage.embedded.secretKey).storage.from('pictures');
		const text = await pictures.upload('x', 'x', { contentType: 'text/html' });
		expect(text.error).toMatchObject({ statusCode: '415', code: 'InvalidMimeType' });
		expect((await pictures.upload('x', 'x', { contentType: 'image/png' })).error).toBeNull();
		const blob = await files().upload('x', new Blob(['x']));
		expect(blob.error).toMatchObject({ statusCode: '400', code: 'InvalidRequest' });
		await pictures.remove(['x']);
	});

	it('rows are deleted by Storage only', async () => {
		await expect(stage.embedded.sql`delete from storage.objects`).rejects.toThrow(
			/Direct deletion/
		);
	});

	it.each([['{}'], ['{"prefixes":[]}'], ['{"prefixes":[1]}'], ['nonsense']])(
		'a removal of %s is refused',
		async (body) => {
			const answer = await fetch(`${stage.embedded.url}/storage/v1/object/files`, {
				method: 'DELETE',
				headers: { apikey: stage.embedded.secretKey },
				body
			});
			expect(answer.status).toBe(400);
		}
	);
});

it('the next start clears away what a crash left', async () => {
	await stage.embedded.close();
	const known = onDisk();
	expect(known.length).toBeGreaterThan(0);
	writeFileSync(path.join(directory, 'incoming', 'half'), 'x');
	const orphan = fileOf(directory, 'ffffffff-0000-4000-8000-000000000000');
	mkdirSync(path.dirname(orphan), { recursive: true });
	writeFileSync(orphan, 'x');
	const migrations = path.join(stage.directory, 'migrations');
	const dataDir = path.join(stage.directory, 'data');
	stage.embedded = await startEmbedded({ dataDir, port: PORT, siteUrl: SITE_URL, migrations });
	expect(existsSync(orphan)).toBe(false);
	expect(onDisk()).toEqual(known);
});
