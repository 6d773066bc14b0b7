import { broadcastText } from './broadcast.ts';
import type { Channel } from './channel.ts';
import type { Connection } from './connection.ts';
import type { TextFrame } from './frames.ts';
import { join } from './join.ts';
import { actOnPresence } from './presence.ts';
import { renew } from './renewal.ts';

/** What a text frame makes happen. */
export async function act(connection: Connection, frame: TextFrame): Promise<void> {
	if (frame.topic === 'phoenix') return answer(connection, frame, 'ok');
	if (frame.event === 'phx_join') return join(connection, frame);
	const channel = connection.channels.get(frame.topic);
	if (frame.event === 'phx_leave') return leave(connection, channel, frame);
	if (!channel) return answer(connection, frame, 'error', { reason: 'unmatched topic' });
	if (frame.event === 'access_token') return renew(channel, frame);
	if (frame.event === 'presence') return actOnPresence(channel, frame);
	if (frame.event === 'broadcast') return broadcastText(channel, frame);
	// The service counts what it does not understand and goes on.
	connection.switchboard.messages.add(1);
}

/** A leave that belongs to an earlier join of the topic leaves the later one alone. */
function leave(connection: Connection, channel: Channel | undefined, frame: TextFrame): void {
	answer(connection, frame, 'ok');
	if (!channel || channel.joinRef !== frame.joinRef) return;
	channel.sayGoodbye();
	channel.close();
}

function answer(
	connection: Connection,
	{ joinRef, ref, topic }: TextFrame,
	status: 'ok' | 'error',
	response: object = {}
): void {
	connection.reply(joinRef, ref, topic, status, response);
}
