import type { Connection as Database } from '../postgres/postgres.ts';
import { fanOut } from './fan-out.ts';
import { PREFIX } from './channel.ts';
import { Listener } from './listener.ts';
import type { StoredMessage } from './messages.ts';
import { encodeStored } from './stored-frame.ts';
import type { Switchboard } from './switchboard.ts';

const CHANNEL = 'supabase_realtime_embedded';
const BATCH = 500;

/**
 * Messages of the database on their way to the clients. A trigger notifies us of each with its id, after
 * commit and in the order of commits; the rows are read in batches and sent in the same order.
 */
export function feed(switchboard: Switchboard, database: Database): Listener {
	let waiting: string[] = [];
	let isReading = false;

	async function drain(): Promise<void> {
		if (isReading) return;
		isReading = true;
		while (waiting.length > 0) {
			const ids = waiting.slice(0, BATCH);
			waiting = waiting.slice(BATCH);
			await pass(switchboard, ids).catch((cause: unknown) => {
				switchboard.report(cause);
				closeAll(switchboard);
			});
		}
		isReading = false;
	}

	return new Listener(database, CHANNEL, {
		onNotify(id) {
			waiting.push(id);
			void drain();
		},
		onListening(isAgain) {
			if (isAgain) closeAll(switchboard);
		},
		onLost: switchboard.report
	});
}

async function pass(switchboard: Switchboard, ids: string[]): Promise<void> {
	const rows = await switchboard.readMessages.byIds(ids);
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const id of ids) {
		const message = byId.get(id);
		if (message && switchboard.channels.has(message.topic)) send(switchboard, message);
	}
}

function send(switchboard: Switchboard, message: StoredMessage): void {
	const { topic, id } = message;
	try {
		const frame = encodeStored(message, PREFIX + topic, false);
		switchboard.messages.add(1);
		fanOut(switchboard, { topic, frame, id });
	} catch (cause) {
		// Names too long for the wire: this message reaches nobody, the next ones do.
		switchboard.report(cause);
	}
}

/** What could not be passed on is lost to us; whoever comes back reads anew. */
function closeAll({ connections }: Switchboard): void {
	for (const connection of connections) connection.close(1012, 'messages may have been missed');
}
