import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { json } from '../compat/answers.ts';
import type { Claims } from '../compat/bearer.ts';
import { limitsOf } from './buckets.ts';
import { fileOf } from './bytes.ts';
import { noSuchKey } from './errors.ts';
import type { Place } from './key.ts';
import { findObject, type StoredObject } from './objects.ts';
import type { StorageParts } from './parts.ts';

/** GET and HEAD of an object the caller may see, streamed from disk. */
export async function answerDownload(
	parts: StorageParts,
	request: Request,
	claims: Claims,
	place: Place
): Promise<Response> {
	const object = await seen(parts, claims, place);
	const headers = headersOf(object);
	if (request.method === 'HEAD') return new Response(null, { headers });
	const file = await openBytes(parts.directory, object);
	return new Response(Readable.toWeb(file.createReadStream()) as BodyInit, { headers });
}

/** GET /object/info: what is known of an object the caller may see. */
export async function answerInfo(
	{ sql }: StorageParts,
	claims: Claims,
	place: Place
): Promise<Response> {
	const { id, name, bucket_id, version, created_at, metadata } = await seen({ sql }, claims, place);
	return json(200, {
		id,
		name,
		bucket_id,
		version,
		size: metadata.size,
		content_type: metadata.mimetype,
		cache_control: metadata.cacheControl,
		etag: metadata.eTag,
		metadata: {},
		last_modified: metadata.lastModified,
		created_at
	});
}

async function seen({ sql }: Pick<StorageParts, 'sql'>, claims: Claims, place: Place) {
	await limitsOf(sql, place.bucket);
	const object = await findObject(sql, claims, place);
	if (!object) throw noSuchKey();
	return object;
}

function headersOf({ metadata }: StoredObject): Record<string, string> {
	return {
		'content-type': metadata.mimetype,
		'content-length': String(metadata.size),
		'cache-control': metadata.cacheControl,
		etag: metadata.eTag,
		'last-modified': new Date(metadata.lastModified).toUTCString()
	};
}

async function openBytes(directory: string, { id, version }: StoredObject): Promise<FileHandle> {
	try {
		return await open(fileOf(directory, version), 'r');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
		// Deleted a moment ago, or lost.
		console.error(`Storage: the bytes of object ${id} (version ${version}) are not on disk.`);
		throw noSuchKey();
	}
}
