import { encodeBroadcast } from './frames.ts';
import type { StoredMessage } from './messages.ts';

/** A message of the database as a frame. Throws a RangeError when its names are too long for one. */
export function encodeStored(
	message: StoredMessage,
	fullTopic: string,
	isReplayed: boolean
): Buffer {
	const { id, event, payload, binary_payload: binary } = message;
	const meta = isReplayed ? { replayed: true, id } : { id };
	const bytes = binary ?? Buffer.from(JSON.stringify(payload ?? {}));
	return encodeBroadcast(fullTopic, event, binary === null, bytes, meta);
}
