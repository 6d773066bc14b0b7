/** What comes in: a form of a browser without scripts, or the bare bytes a script sends. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { MOST_BYTES } from './files.ts';

/** A file that is being sent. */
export interface Incoming {
	name: string;
	/** As announced, for an early refusal; what counts is what comes. */
	length: number;
	published: boolean;
	/** Path of this site to go back to; only forms have one. */
	returnTo: string | undefined;
	bytes: Readable;
}

/** Reads up to the first byte of the file; null when there is none or it cannot be read. */
export function readIncoming(request: Request): Promise<Incoming | null> {
	return isForm(request) ? readForm(request) : Promise.resolve(readBare(request));
}

/** A form wants to be led back to its page, a script wants JSON. */
export function isForm(request: Request): boolean {
	return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
}

function readBare({ headers, body }: Request): Incoming | null {
	if (!body) return null;
	return {
		name: decoded(headers.get('x-file-name') ?? ''),
		length: Number(headers.get('content-length') ?? 0),
		published: headers.get('x-file-published') === '1',
		returnTo: undefined,
		bytes: Readable.fromWeb(body as WebStream)
	};
}

/** A name that is not well-formed has no letters left: the database says what is wrong with it. */
function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return '';
	}
}

/** One file, and the few short fields that stand before it. */
const LIMITS = { files: 1, fields: 4, fieldSize: 2100, parts: 5, headerPairs: 20 };

function readForm({ headers, body }: Request): Promise<Incoming | null> {
	const type = headers.get('content-type') ?? '';
	const parser = openParser(type);
	if (!parser || !body) return Promise.resolve(null);
	const fields = new Map<string, string>();
	// A form is a little longer than its file.
	const length = Math.min(Number(headers.get('content-length') ?? 0), MOST_BYTES);
	let file: Readable | undefined;
	return new Promise((resolve) => {
		parser.on('field', (name, value) => fields.set(name, value));
		parser.on('file', (_, bytes, name = '') => {
			file = bytes;
			// Whoever reads it hears of the error; until then nobody else may.
			bytes.on('error', () => undefined);
			const published = fields.get('published') === '1';
			resolve({ name, length, published, returnTo: fields.get('return_to'), bytes });
		});
		pipeline(Readable.fromWeb(body as WebStream), parser).then(
			() => resolve(null),
			(cause: Error) => {
				file?.destroy(cause);
				resolve(null);
			}
		);
	});
}

function openParser(type: string): BusboyInstance | null {
	try {
		return new Busboy({ headers: { 'content-type': type } as BusboyHeaders, limits: LIMITS });
	} catch {
		return null;
	}
}
