/**
 * @y/websocket-server as it comes, without authentication and without a store. Arguments: port, and a directory of
 * stored pages for the cold open, read at once so that no client is told `synced` before the page is there.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { readStored } from './sync-history.ts';
import { obey } from './sync-measured.ts';

const [port = '', stored = ''] = process.argv.slice(2);
process.env.HOST = '127.0.0.1';
process.env.PORT = port;

if (stored) {
	// Its types name a file that does not carry any.
	const { setPersistence } = await import(import.meta.resolve('@y/websocket-server/utils'));
	setPersistence({
		bindState(name: string, document: Y.Doc) {
			document.transact(() => {
				for (const update of readStored(stored, name)) Y.applyUpdate(document, update);
			});
		},
		writeState: async () => undefined
	});
}
// It says where it runs, once for each of its starts.
console.log = () => undefined;
await import('@y/websocket-server/server');
await listening();
obey(async () => undefined);

async function listening(): Promise<void> {
	for (;;) {
		const socket = connect(Number(port), '127.0.0.1');
		const isOpen = await once(socket, 'connect').catch(() => null);
		socket.destroy();
		if (isOpen) return;
		await wait(10);
	}
}
