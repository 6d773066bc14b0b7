import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { diskFull, tooLarge } from './errors.ts';

/** Bytes that are on disk. */
export interface Received {
	/** Names the file; a new one for every upload. */
	version: string;
	/** Bytes. */
	size: number;
	/** SHA-256, hexadecimal. */
	sha256: string;
}

/** How often the limit is read and thrown away, so that a client still sending hears the answer. */
const PATIENCE = 10;

const VERSION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The folder of stored files beside the cluster, so that both are put aside, restored and reset as one. */
export function filesDirectory(home: string): string {
	return path.join(home, 'files');
}

/** Where the bytes of a version lie. Only names made here get near the disk. */
export function fileOf(directory: string, version: string): string {
	if (!VERSION.test(version)) throw new Error(`${version} names no stored file.`);
	return path.join(directory, version.slice(0, 2), version);
}

/**
 * Takes a body to disk, synced, under a version of its own. Until it is complete it lies in `incoming`;
 * whatever goes wrong, nothing is left of it.
 * @param limit bytes
 */
export async function receive(
	directory: string,
	body: ReadableStream<Uint8Array> | null,
	limit: number,
	version: string = randomUUID()
): Promise<Received> {
	const partial = path.join(directory, 'incoming', version);
	try {
		const received = await write(partial, body, limit);
		const target = fileOf(directory, version);
		await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
		await rename(partial, target);
		await syncDirectory(path.dirname(target));
		return { version, ...received };
	} catch (cause) {
		await rm(partial, { force: true });
		throw isFull(cause) ? diskFull() : cause;
	}
}

async function write(file: string, body: ReadableStream<Uint8Array> | null, limit: number) {
	const hash = createHash('sha256');
	let size = 0;
	const handle = await open(file, 'w', 0o600);
	try {
		for await (const chunk of body ?? []) {
			size += chunk.byteLength;
			if (size > limit * PATIENCE) break;
			if (size > limit) continue;
			hash.update(chunk);
			await handle.writeFile(chunk);
		}
		if (size > limit) throw tooLarge();
		await handle.sync();
	} finally {
		await handle.close();
	}
	return { size, sha256: hash.digest('hex') };
}

async function syncDirectory(directory: string): Promise<void> {
	const handle = await open(directory, 'r');
	await handle.sync().finally(() => handle.close());
}

function isFull(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && /^(ENOSPC|EDQUOT)$/.test(String(cause.code));
}

/** Deletes the bytes of a version; fine when there are none. */
export function discard(directory: string, version: string): Promise<void> {
	return rm(fileOf(directory, version), { force: true });
}

/** Deletes what a crash left: half uploads, and whole ones that the database does not know. */
export function sweep(directory: string, known: ReadonlySet<string>): void {
	rmSync(path.join(directory, 'incoming'), { recursive: true, force: true });
	mkdirSync(path.join(directory, 'incoming'), { recursive: true, mode: 0o700 });
	for (const shard of readdirSync(directory)) {
		if (shard === 'incoming') continue;
		for (const file of readdirSync(path.join(directory, shard))) {
			if (!known.has(file)) rmSync(path.join(directory, shard, file), { force: true });
		}
	}
}
