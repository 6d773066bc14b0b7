import type { Sql } from 'postgres';
import { clusterDirectory, databaseHome } from './postgres/cluster.ts';
import { readPidFile } from './postgres/pidfile.ts';
import { connect, connectionTo } from './postgres/postgres.ts';
import { readSecrets } from './secrets.ts';

/** A superuser's connection to the Postgres that runs on a data directory now, for tools and tests. */
export function openConsole(
	dataDir: string,
	password = readSecrets(dataDir)?.databasePassword ?? ''
): Sql {
	const running = readPidFile(clusterDirectory(databaseHome(dataDir)));
	if (!running?.ready) throw new Error(`No Postgres runs on ${dataDir}. Run npm start first.`);
	return connect(connectionTo(running.socketDirectory, password), { max: 1 });
}
