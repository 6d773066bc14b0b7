import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Longest path of a Unix socket that every system takes (macOS: 104 bytes with the final zero). */
const LONGEST = 103;
const NAME = '.s.PGSQL.5432';
const PREFIX = 'verbund-socket-';

/**
 * The directory (0700) for Postgres' socket: inside the data directory, or in the system's temporary
 * directory where the path would be too long. Postgres writes the path into its postmaster.pid.
 */
export function makeSocketDirectory(home: string, uid?: number): string {
	const inside = path.join(home, 'socket');
	const fits = Buffer.byteLength(path.join(inside, NAME)) <= LONGEST;
	// What a killed Postgres left here names a process that may still look alive (a zombie nobody waits
	// for, or a stranger with its id), and the next one would refuse to start. The caller holds the lock.
	if (fits) rmSync(inside, { recursive: true, force: true });
	const directory = fits ? inside : mkdtempSync(path.join(os.tmpdir(), PREFIX));
	mkdirSync(directory, { recursive: true, mode: 0o700 });
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
