import type { Authorization } from './authorization.ts';
import { AverageRate } from './average-rate.ts';
import { Channels } from './channels.ts';
import type { Connection } from './connection.ts';
import type { decodePush, decodeText } from './frames.ts';
import type { RealtimeLimits } from './limits.ts';
import type { ReadMessages } from './messages.ts';

/** What all connections share. */
export interface Switchboard {
	limits: RealtimeLimits;
	jwtSecret: Uint8Array;
	authorization: Authorization;
	readMessages: ReadMessages;
	decode: Decoders;
	connections: Set<Connection>;
	channels: Channels;
	messages: AverageRate;
	joins: AverageRate;
	presences: AverageRate;
	/** Told of what should not have happened; the connection it happened on goes on or is closed. */
	report: (cause: unknown) => void;
}

export interface Decoders {
	text: typeof decodeText;
	push: typeof decodePush;
}

type Given = 'limits' | 'jwtSecret' | 'authorization' | 'readMessages' | 'decode' | 'report';

export function makeSwitchboard(given: Pick<Switchboard, Given>): Switchboard {
	const { limits } = given;
	return {
		...given,
		messages: new AverageRate(limits.messagesPerSecond),
		joins: new AverageRate(limits.joinsPerSecond),
		presences: new AverageRate(limits.presencePerSecond),
		connections: new Set(),
		channels: new Channels()
	};
}
