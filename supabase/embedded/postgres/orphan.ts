import { rmSync } from 'node:fs';
import path from 'node:path';
import { commandLine, isAlive, isGoneWithin } from '../processes.ts';
import { readPidFile } from './pidfile.ts';
import { removeSocketDirectory } from './socket.ts';

const PATIENCE = 30_000;

/**
 * Ends a Postgres that outlived its parent (kill -9). It is stopped and started anew, not adopted: so
 * it always runs with today's settings and binaries, and its end is always noticed by its parent.
 * The caller holds the lock of the data directory, so nobody else is its parent.
 */
export async function stopOrphan(cluster: string): Promise<void> {
	const found = readPidFile(cluster);
	if (!found) return;
	if (isOurs(found.pid, cluster)) {
		process.kill(found.pid, 'SIGINT');
		if (!(await isGoneWithin(found.pid, PATIENCE))) {
			throw new Error(
				`Postgres of an earlier start (process ${found.pid}, data ${cluster}) does not stop. End it by hand.`
			);
		}
	} else {
		// The process id now belongs to somebody else; Postgres would refuse to start beside this file.
		rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
	}
	removeSocketDirectory(found.socketDirectory);
}

function isOurs(pid: number, cluster: string): boolean {
	const line = commandLine(pid);
	return isAlive(pid) && line.includes('postgres') && line.includes(cluster);
}
