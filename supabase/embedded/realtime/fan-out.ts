import type { Channel } from './channel.ts';
import type { Switchboard } from './switchboard.ts';

/** One message on its way to everybody who may hear it. */
export interface Outgoing {
	topic: string;
	frame: string | Buffer;
	/** The channel it came from, when that one does not hear itself. */
	except?: Channel;
	/** Of a message of the database. */
	id?: string;
}

/** Sends one encoded frame to all channels of a topic. Every delivery counts, as on the service. */
export function fanOut(switchboard: Switchboard, { topic, frame, except, id }: Outgoing): void {
	const { messages } = switchboard;
	for (const channel of switchboard.channels.on(topic)) {
		if (channel === except || !channel.read.broadcast) continue;
		if (id !== undefined && channel.replayed.has(id)) continue;
		messages.add(1);
		channel.send(frame, id);
		if (messages.isOver()) channel.shutDown('Too many messages per second');
	}
}
