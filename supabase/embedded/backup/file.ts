import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { explained } from '../data-directory.ts';
import type { Sink } from './format.ts';

/**
 * Writes a compressed file (0600) that appears under its name only when it is complete and on disk.
 */
export async function writeCompressed(
	file: string,
	write: (sink: Sink) => Promise<unknown>
): Promise<void> {
	const partial = `${file}.partial`;
	try {
		mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
		const gzip = createGzip();
		const output = createWriteStream(partial, { mode: 0o600 });
		const done = finished(gzip.pipe(output));
		done.catch(() => gzip.destroy());
		await write(async (piece) => {
			if (!gzip.write(piece)) await Promise.race([once(gzip, 'drain'), done]);
		});
		gzip.end();
		await done;
		await sync(partial);
		renameSync(partial, file);
	} catch (cause) {
		rmSync(partial, { force: true });
		throw (cause as NodeJS.ErrnoException).path === partial
			? explained(path.dirname(file), cause)
			: cause;
	}
}

async function sync(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	await handle.sync();
	await handle.close();
}

/** The lines of a compressed file, each with its line end. Fails when the file is cut off or altered. */
export async function* readCompressedLines(file: string): AsyncGenerator<Buffer> {
	const source = createReadStream(file);
	const gunzip = createGunzip();
	source.on('error', (cause) => gunzip.destroy(cause));
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
		rest = rest.length ? Buffer.concat([rest, chunk]) : chunk;
		for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
			yield rest.subarray(0, end + 1);
			rest = rest.subarray(end + 1);
		}
	}
	if (rest.length) yield rest;
}
