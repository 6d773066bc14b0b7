import { createSecretClient } from '#lib/shared/secret-client.server.ts';

/** The bytes of a file whose row the caller could read. Storage gives them to the secret key only. */
export async function openBytes({ id }: { id: string }): Promise<ReadableStream<Uint8Array>> {
	const secret = createSecretClient();
	if (!secret) throw new Error('Files need SUPABASE_SECRET_KEY.');
	const { data, error } = await secret.storage.from('files').download(id).asStream();
	if (error) throw new Error(`The bytes of file ${id} could not be read.`, { cause: error });
	return data as ReadableStream<Uint8Array>;
}
