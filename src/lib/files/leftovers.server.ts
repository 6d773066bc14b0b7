/** Bytes that belong to no file any more: the database lists them, this node deletes them. */
import { createSecretClient } from '#lib/shared/secret-client.server.ts';
import { logLine } from '#lib/shared/log.server.ts';

const TEN_MINUTES = 10 * 60_000;

/** Deletes what is listed; how many. Two nodes at once do no harm. */
export async function clearLeftovers(): Promise<number> {
	const secret = createSecretClient();
	if (!secret) return 0;
	const { data: files, error } = await secret.rpc('file_leftovers');
	if (error) throw new Error('The leftovers could not be read.', { cause: error });
	if (files.length === 0) return 0;
	const removed = await secret.storage.from('files').remove(files);
	if (removed.error) throw new Error('The leftovers were not deleted.', { cause: removed.error });
	const { error: unsaid } = await secret.rpc('files_discarded', { files });
	if (unsaid) throw new Error('The leftovers are deleted but still listed.', { cause: unsaid });
	return files.length;
}

/** Clears away every ten minutes on this node. */
export function startClearingLeftovers(): void {
	const clear = () =>
		clearLeftovers().catch((error: unknown) =>
			logLine({ reference: 'files', event: 'leftovers were not cleared away', error })
		);
	setInterval(() => void clear(), TEN_MINUTES).unref();
}
