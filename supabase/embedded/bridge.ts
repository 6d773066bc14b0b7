import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { clusterDirectory, databaseHome } from './postgres/cluster.ts';
import { readPidFile } from './postgres/pidfile.ts';
import { socketFile } from './postgres/socket.ts';
import { readSecrets } from './secrets.ts';

export interface Bridge {
	/** With the password; role postgres, who owns the tables and is no superuser. */
	url: string;
	close(): Promise<void>;
}

/**
 * Lets programs that know only TCP (psql, the Supabase CLI) reach the Postgres of a data directory on
 * 127.0.0.1, for as long as it is open. Postgres asks everybody for the password.
 * @param port 0 for any free one
 */
export async function openBridge(dataDir: string, port = 0): Promise<Bridge> {
	const running = readPidFile(clusterDirectory(databaseHome(dataDir)));
	const password = readSecrets(dataDir)?.databasePassword;
	if (!running?.ready || !password) {
		throw new Error(`No Postgres runs on ${dataDir}. Run npm start first.`);
	}
	const server = createServer((client) => {
		const database = connectSocket(socketFile(running.socketDirectory));
		client.pipe(database).pipe(client);
		client.on('error', () => database.destroy());
		database.on('error', () => client.destroy());
		client.on('close', () => database.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: chosen } = server.address() as AddressInfo;
	return {
		url: `postgresql://postgres:${password}@127.0.0.1:${chosen}/postgres`,
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
}
