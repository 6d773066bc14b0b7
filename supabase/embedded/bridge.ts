import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
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
	const clients = new Set<Socket>();
	const server = createServer((client) =>
		join(client, socketFile(running.socketDirectory), clients)
	);
	const chosen = await listen(server, port);
	return {
		url: `postgresql://postgres:${password}@127.0.0.1:${chosen}/postgres`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const client of clients) client.destroy();
			})
	};
}

function join(client: Socket, socket: string, clients: Set<Socket>): void {
	const database = connect(socket);
	clients.add(client);
	client.pipe(database).pipe(client);
	client.on('error', () => database.destroy());
	database.on('error', () => client.destroy());
	client.on('close', () => {
		clients.delete(client);
		database.destroy();
	});
}

async function listen(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
}
