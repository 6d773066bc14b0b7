import { databaseHome } from './postgres/cluster.ts';
import { socketDirectoryOf } from './postgres/socket.ts';
import { loadSecrets, syncPasswordOf } from './secrets.ts';

/** How the app's page sync reaches the Postgres of a data directory, also before it runs. */
export function syncAddress(dataDir: string): string {
	const socket = encodeURIComponent(socketDirectoryOf(databaseHome(dataDir)));
	const password = syncPasswordOf(loadSecrets(dataDir));
	return `postgresql://verbund_sync:${password}@localhost/postgres?host=${socket}`;
}
