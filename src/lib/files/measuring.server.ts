import { createHash, type Hash } from 'node:crypto';
import { MOST_BYTES } from './files.ts';
import { SIGN_BYTES } from './media-type.server.ts';

/** The upload is larger than a file may be. */
export class TooLargeError extends Error {
	override name = 'TooLargeError';
}

/** Bytes under way: looked at first, counted and hashed as they pass. */
export interface Measured {
	/** The first bytes, without taking them away. */
	beginning: Uint8Array;
	/** All of them, once. */
	bytes: AsyncIterable<Uint8Array>;
	/** What passed so far. */
	passed: () => { bytes: number; sha256: string };
	/** Reads on and throws away: a sender that is cut off would not hear why. */
	drain: () => Promise<void>;
}

/**
 * Waits for the first bytes of a stream.
 * @throws TooLargeError while the bytes are read, as soon as there are too many
 */
export async function measure(source: AsyncIterable<Uint8Array>): Promise<Measured> {
	const iterator = source[Symbol.asyncIterator]();
	const head: Uint8Array[] = [];
	let size = 0;
	while (size < SIGN_BYTES) {
		const { value, done } = await iterator.next();
		if (done) break;
		head.push(value);
		size += value.byteLength;
	}
	const count = { bytes: 0, hash: createHash('sha256') };
	return {
		beginning: Buffer.concat(head).subarray(0, SIGN_BYTES),
		bytes: pass(head, iterator, count),
		passed: () => ({ bytes: count.bytes, sha256: count.hash.copy().digest('hex') }),
		drain: async () => {
			while (!(await iterator.next()).done);
		}
	};
}

async function* pass(
	head: Uint8Array[],
	rest: AsyncIterator<Uint8Array>,
	count: { bytes: number; hash: Hash }
): AsyncGenerator<Uint8Array> {
	for await (const piece of joined(head, rest)) {
		count.bytes += piece.byteLength;
		if (count.bytes > MOST_BYTES) throw new TooLargeError();
		count.hash.update(piece);
		yield piece;
	}
}

/** By hand, because leaving a loop over the source would destroy it, and the connection with it. */
async function* joined(
	head: Uint8Array[],
	rest: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array> {
	yield* head;
	for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
