import postgres, { type Options, type PostgresType, type Sql } from 'postgres';
import { chooseAccount } from './account.ts';
import { locateBinaries } from './binaries.ts';
import { clusterDirectory, createCluster, SUPERUSER } from './cluster.ts';
import { stopOrphan } from './orphan.ts';
import { startPostmaster, type Postmaster } from './postmaster.ts';
import { makeSocketDirectory, removeSocketDirectory } from './socket.ts';

export type Connection = Options<Record<string, PostgresType>>;

export interface Postgres extends Postmaster {
	/** How postgres.js reaches it as its superuser. */
	connection: Connection;
}

/** Starts the database of a home, made on the first start. The caller holds the data directory's lock. */
export async function startPostgres(home: string, password: string): Promise<Postgres> {
	const binaries = locateBinaries();
	const cluster = clusterDirectory(home);
	const account = chooseAccount(binaries, cluster);
	createCluster(binaries, account, cluster, password);
	await stopOrphan(cluster);
	const socketDirectory = makeSocketDirectory(home, account.uid);
	try {
		const postmaster = await startPostmaster(binaries, account, cluster, socketDirectory);
		const stop = async () => {
			await postmaster.stop();
			removeSocketDirectory(socketDirectory);
		};
		return { ...postmaster, stop, connection: connectionTo(socketDirectory, password) };
	} catch (cause) {
		removeSocketDirectory(socketDirectory);
		throw cause;
	}
}

/** Options for postgres.js to reach Postgres by its socket as superuser. */
export function connectionTo(socketDirectory: string, password: string): Connection {
	return {
		host: socketDirectory,
		port: 5432,
		database: 'postgres',
		username: SUPERUSER,
		password,
		onnotice: () => undefined
	};
}

/** A pool of the superuser. */
export function connect(connection: Connection, options: Connection = {}): Sql {
	return postgres({ ...connection, max: 4, idle_timeout: 60, ...options });
}
