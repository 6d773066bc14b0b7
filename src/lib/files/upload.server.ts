import type { SupabaseClient } from '@supabase/supabase-js';
import { Readable } from 'node:stream';
import type { Database } from '#lib/shared/database.types.ts';
import { explainError, translateKey, type DatabaseAnswer } from '#lib/shared/errors.server.ts';
import { createSecretClient } from '#lib/shared/secret-client.server.ts';
import type { Incoming } from './incoming.server.ts';
import { measure, TooLargeError } from './measuring.server.ts';
import { readMediaType } from './media-type.server.ts';

type Client = SupabaseClient<Database>;

/** Why a file is not there now. */
export interface Refusal {
	status: number;
	key: string;
	message: string;
	/** What nobody expected, for the log. */
	cause?: unknown;
}

export type Uploaded = { id: string; refusal?: undefined } | { refusal: Refusal };

/**
 * Puts a file on an object: reserved under the caller's rights, stored and finished with the secret key.
 * Whatever goes wrong on the way leaves neither a row nor bytes.
 */
export async function uploadFile(
	supabase: Client,
	objectId: string,
	{ name, length, published, bytes }: Incoming
): Promise<Uploaded> {
	const { data: id, error } = await supabase.rpc('file_reserve', {
		object: objectId,
		file_name: name,
		file_bytes: length,
		file_published: published
	});
	if (error) {
		// Nobody reads the rest, but it has to go somewhere.
		bytes.resume();
		return { refusal: explained(error) };
	}
	const secret = createSecretClient();
	if (!secret) return { refusal: refused(503, 'files_unavailable', 'no secret key') };
	const refusal = await store(secret, id, name, bytes);
	if (refusal) await giveUp(secret, id);
	return refusal ? { refusal } : { id };
}

async function store(
	secret: Client,
	id: string,
	name: string,
	source: Readable
): Promise<Refusal | null> {
	let broken: unknown;
	source.once('error', (cause) => (broken = cause));
	try {
		const { beginning, bytes, passed, drain } = await measure(source);
		const contentType = readMediaType(beginning, name);
		const body = Readable.from(bytes);
		body.once('error', (cause) => (broken = cause));
		const stored = await secret.storage.from('files').upload(id, body, { contentType });
		if (stored.error) {
			void drain().catch(() => undefined);
			return unstored(broken ?? stored.error);
		}
		const { bytes: file_bytes, sha256: file_sha256 } = passed();
		if (file_bytes === 0) return refused(422, 'file_empty');
		const finished = { file: id, file_media_type: contentType, file_bytes, file_sha256 };
		const { error } = await secret.rpc('file_finish', finished);
		return error ? explained(error) : null;
	} catch (cause) {
		return unstored(cause);
	}
}

/** Nothing of it stays. What cannot be cleared away now is swept within the hour. */
async function giveUp(secret: Client, id: string): Promise<void> {
	const { error } = await secret.storage.from('files').remove([id]);
	if (!error) await secret.rpc('files_discarded', { files: [id] });
}

function unstored(cause: unknown): Refusal {
	return cause instanceof TooLargeError
		? refused(413, 'file_too_large')
		: refused(503, 'file_not_stored', cause);
}

function refused(status: number, key: string, cause?: unknown): Refusal {
	return { status, key, message: translateKey(key) ?? key, ...(cause !== undefined && { cause }) };
}

function explained(error: DatabaseAnswer): Refusal {
	const { status, key, message } = explainError(error);
	return { status, key, message, ...(key === 'unexpected' && { cause: error }) };
}
