import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What Postgres writes about itself into its data directory. */
export interface PidFile {
	pid: number;
	cluster: string;
	socketDirectory: string;
	ready: boolean;
}

/** Reads postmaster.pid; null when there is none (Postgres was stopped in order, or never ran). */
export function readPidFile(cluster: string): PidFile | null {
	const lines = linesOf(path.join(cluster, 'postmaster.pid'));
	const pid = Number(lines[0]);
	if (!Number.isInteger(pid) || pid <= 0) return null;
	return {
		pid,
		cluster: lines[1] ?? '',
		socketDirectory: lines[4] ?? '',
		ready: lines[7]?.trim() === 'ready'
	};
}

function linesOf(file: string): string[] {
	try {
		return readFileSync(file, 'utf8').split('\n');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw cause;
	}
}
