import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Longest path of a Unix socket that every system takes (macOS: 104 bytes with the final zero). */
const LONGEST = 103;
const NAME = '.s.PGSQL.5432';
const PREFIX = 'verbund-socket-';

const fitsInside = (home: string) => Buffer.byteLength(path.join(home, 'socket', NAME)) <= LONGEST;

/**
 * Where Postgres' socket lies: inside the data directory, or in the system's temporary directory where the path would
 * be too long. The same for every start, so that the app finds it without asking.
 */
export function socketDirectoryOf(home: string): string {
	if (fitsInside(home)) return path.join(home, 'socket');
	const mark = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 16);
	return path.join(os.tmpdir(), PREFIX + mark);
}

/** Makes the directory anew (0700). Postgres writes the path into its postmaster.pid. */
export function makeSocketDirectory(home: string, uid?: number): string {
	const directory = socketDirectoryOf(home);
	// What a killed Postgres left here names a process that may still look alive (a zombie nobody waits
	// for, or a stranger with its id), and the next one would refuse to start. The caller holds the lock.
	rmSync(directory, { recursive: true, force: true });
	// In the temporary directory it must be ours: somebody else's of that name is an error.
	mkdirSync(directory, { recursive: fitsInside(home), mode: 0o700 });
	if (uid !== undefined) chownSync(directory, uid, uid);
	return directory;
}

/** Removes the directory if it is one of ours in the temporary directory. */
export function removeSocketDirectory(directory: string): void {
	const ours =
		path.dirname(directory) === os.tmpdir() && path.basename(directory).startsWith(PREFIX);
	if (ours) rmSync(directory, { recursive: true, force: true });
}

/** Path of the socket, as Postgres names it. */
export function socketFile(directory: string): string {
	return path.join(directory, NAME);
}
