import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Sql } from 'postgres';
import { WebSocketServer } from 'ws';
import { json } from '../compat/answers.ts';
import type { Claims } from '../compat/bearer.ts';
import { connect, type Connection as Database } from '../postgres/postgres.ts';
import { Authorization } from './authorization.ts';
import { closeConnections } from './closing.ts';
import { Connection } from './connection.ts';
import { feed } from './feed.ts';
import { decodePush, decodeText } from './frames.ts';
import { HOSTED_LIMITS, type RealtimeLimits } from './limits.ts';
import { forgetOldMessages, readMessagesWith } from './messages.ts';
import { answerBroadcast } from './rest.ts';
import { makeSwitchboard, type Decoders, type Switchboard } from './switchboard.ts';
import { admit, refuseUpgrade, type Doorway } from './upgrade.ts';
import { keepWatch } from './watch.ts';

export interface RealtimeParts extends Doorway {
	/** How to reach the database as superuser. */
	connection: Database;
	jwtSecret: Uint8Array;
	limits?: Partial<RealtimeLimits> | undefined;
	/** Told of what should not have happened. Default: the log. */
	report?: (cause: unknown) => void;
	decode?: Decoders;
}

/** Supabase Realtime for private channels: broadcast, presence and messages of the database. */
export interface Realtime {
	/** For the event `upgrade` of the HTTP server. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Answers below /realtime/v1/, for a caller the gateway has checked. */
	answer(request: Request, claims: Claims): Promise<Response>;
	/** Says goodbye (1001) to all clients and waits for at most a second. */
	close(): Promise<void>;
}

export function openRealtime(parts: RealtimeParts): Realtime {
	const sql = connect(parts.connection, POOL);
	const switchboard = switchboardOf(parts, sql);
	const listener = feed(switchboard, parts.connection);
	const watch = keepWatch(switchboard, () => forgetOldMessages(sql));
	const accept = acceptInto(switchboard, parts);
	let isClosing = false;
	return {
		upgrade(request, socket, head) {
			if (isClosing) return void refuseUpgrade(socket, json(503, { message: 'Closing.' }));
			accept(request, socket, head);
		},
		async answer(request, claims) {
			const { pathname } = new URL(request.url);
			if (pathname !== '/realtime/v1/health') return answerBroadcast(switchboard, request, claims);
			const isWell = listener.isListening && (await answers(sql));
			return json(isWell ? 200 : 503, { status: isWell ? 'ok' : 'failed' });
		},
		async close() {
			isClosing = true;
			watch.stop();
			await closeConnections(switchboard.connections);
			await listener.close();
			await sql.end({ timeout: 1 });
		}
	};
}

function switchboardOf(parts: RealtimeParts, sql: Sql): Switchboard {
	return makeSwitchboard({
		limits: { ...HOSTED_LIMITS, ...parts.limits },
		jwtSecret: parts.jwtSecret,
		authorization: new Authorization(sql),
		readMessages: readMessagesWith(sql),
		decode: parts.decode ?? { text: decodeText, push: decodePush },
		report: parts.report ?? ((cause) => console.error('Embedded Realtime:', cause))
	});
}

function acceptInto(switchboard: Switchboard, doorway: Doorway): Realtime['upgrade'] {
	const sockets = new WebSocketServer({
		noServer: true,
		clientTracking: false,
		perMessageDeflate: false,
		maxPayload: switchboard.limits.payloadBytes + FRAME_HEADER
	});
	return (request, socket, head) => {
		const grant = admit(request, doorway);
		if (grant instanceof Response) return void refuseUpgrade(socket, grant);
		sockets.handleUpgrade(request, socket, head, (accepted) => {
			new Connection(accepted, switchboard, grant);
		});
	};
}

/** A frame's own bytes beyond its payload, and room to answer that a payload is too large. */
const FRAME_HEADER = 64 * 1024;

/** The owner of realtime.messages, so that even a mistake here reaches nothing else. */
const POOL = {
	max: 4,
	connection: {
		application_name: 'realtime',
		role: 'supabase_realtime_admin',
		statement_timeout: 5000
	}
};

async function answers(sql: Sql): Promise<boolean> {
	return sql`select 1`.then(
		() => true,
		() => false
	);
}
