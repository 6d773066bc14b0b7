/**
 * The page sync of this project as server.js mounts it: rights and log in Postgres, tokens proved by the API.
 * Arguments: port, data directory, address of the API, publishable key.
 */
import { createServer } from 'node:http';
import { syncAddress } from '#embedded/sync-address.ts';
import { mountSync } from '../../src/sync/mount.ts';
import { obey } from './sync-measured.ts';

const [port = '', dataDir = '', supabaseUrl = '', publishableKey = ''] = process.argv.slice(2);
const sync = mountSync({
	port: Number(port),
	host: '127.0.0.1',
	origin: null,
	supabaseUrl: new URL(supabaseUrl),
	publishableKey,
	secretKey: null,
	embedded: true,
	proxyDepth: 0,
	syncDatabaseUrl: syncAddress(dataDir),
	operatorFile: null
});
const server = createServer();
server.on('upgrade', (request, socket, head) => {
	if (!sync?.upgrade(request, socket, head)) socket.destroy();
});
server.listen(Number(port), '127.0.0.1', () => obey(async () => sync?.close()));
