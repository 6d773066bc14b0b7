import type { ReadableStream } from 'node:stream/web';
import { json } from '../compat/answers.ts';
import type { Claims } from '../compat/bearer.ts';
import { limitsOf } from './buckets.ts';
import { discard, receive, type Received } from './bytes.ts';
import { StorageError } from './errors.ts';
import type { Place } from './key.ts';
import { assertMayPut, enterObject, type Metadata } from './objects.ts';
import type { StorageParts } from './parts.ts';

/** POST (new) and PUT (new or replaced) of an object's bytes, streamed to disk. */
export async function answerUpload(
	parts: StorageParts,
	request: Request,
	claims: Claims,
	place: Place
): Promise<Response> {
	const { sql, directory } = parts;
	const upsert = request.method === 'PUT' || request.headers.get('x-upsert') === 'true';
	const { file_size_limit, allowed_mime_types } = await limitsOf(sql, place.bucket);
	assertType(request, allowed_mime_types);
	await assertMayPut(sql, claims, place, upsert);
	const limit = Math.min(file_size_limit ?? Infinity, parts.limits.fileBytes);
	const body = request.body as ReadableStream<Uint8Array> | null;
	const received = await receive(directory, body, limit);
	const { version } = received;
	const metadata = metadataOf(request, received);
	const { id, replaced } = await enterObject(sql, place, version, metadata, upsert).catch(
		async (cause) => {
			await discard(directory, version);
			throw cause;
		}
	);
	if (replaced) await discard(directory, replaced);
	return json(200, { Id: id, Key: `${place.bucket}/${place.key}` });
}

function typeOf(request: Request): string {
	return request.headers.get('content-type') ?? 'application/octet-stream';
}

function assertType(request: Request, allowed: string[] | null): void {
	const type = typeOf(request);
	if (type.startsWith('multipart/form-data')) {
		const message =
			'The embedded Storage takes bodies as they are: send bytes or a stream, no Blob.';
		throw new StorageError(400, 'InvalidRequest', message);
	}
	const fits = (one: string) => one === type || one === `${type.split('/')[0]}/*`;
	if (!allowed?.length || allowed.some(fits)) return;
	const message = `mime type ${type} is not supported`;
	throw new StorageError(415, 'InvalidMimeType', message, 'invalid_mime_type');
}

function metadataOf(request: Request, { size, sha256 }: Received): Metadata {
	return {
		size,
		mimetype: typeOf(request),
		cacheControl: request.headers.get('cache-control') ?? 'no-cache',
		eTag: `"${sha256}"`,
		lastModified: new Date().toISOString()
	};
}
