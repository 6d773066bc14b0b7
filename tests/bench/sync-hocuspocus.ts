/**
 * Hocuspocus with its defaults: no authentication hook, nothing is stored. Arguments: port, and a directory of stored
 * pages for the cold open, where it does what its database extension does with what a database answers.
 */
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';
import { readStored } from './sync-history.ts';
import { obey } from './sync-measured.ts';

const [port = '', stored = ''] = process.argv.slice(2);
const server = new Server({
	port: Number(port),
	address: '127.0.0.1',
	quiet: true,
	stopOnSignals: false,
	...(stored && {
		async onLoadDocument({ documentName, document }) {
			for (const update of readStored(stored, documentName)) Y.applyUpdate(document, update);
		}
	})
});
await server.listen();
obey(() => server.destroy());
