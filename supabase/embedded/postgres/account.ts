import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';

/** Under which account of the system Postgres runs. */
export interface Account {
	uid?: number;
	gid?: number;
	/** Command line that runs the program under this account. */
	command(program: string, ...args: string[]): [string, string[]];
}

const NOBODY = 65534;

const plain = (program: string, ...args: string[]): [string, string[]] => [program, args];

/**
 * Postgres refuses to run as root. An ordinary user runs it as himself. Root runs it as the owner of
 * the cluster; a new one belongs to `nobody`. Where `nobody` cannot get at the files (a checkout in
 * root's home), a user namespace hides root from Postgres; the files then belong to root.
 */
export function chooseAccount(binaries: Binaries, cluster: string, me = userId()): Account {
	if (me !== 0) return { command: plain };
	const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
	if (owner === 0) return namespaced();
	const uid = owner ?? NOBODY;
	if (mayEnter(uid, cluster) && mayRun(uid, binaries)) return { uid, gid: uid, command: plain };
	if (owner === undefined) return namespaced();
	throw new Error(
		`The database in ${cluster} belongs to user ${owner}, who cannot reach it or the Postgres binaries. ` +
			'Run as that user, or move the data directory.'
	);
}

function userId(): number {
	return process.getuid?.() ?? -1;
}

function mayEnter(uid: number, cluster: string): boolean {
	const above = (dir: string): string[] =>
		dir === path.dirname(dir) ? [dir] : [dir, ...above(path.dirname(dir))];
	// The data directory itself is ours to open; what counts is the way to it.
	return above(path.resolve(cluster, '../../..')).every((dir) => {
		const stat = statSync(dir, { throwIfNoEntry: false });
		return stat === undefined || (stat.mode & 0o001) !== 0 || stat.uid === uid;
	});
}

function mayRun(uid: number, binaries: Binaries): boolean {
	return spawnSync(binaries.postgres, ['--version'], { uid, gid: uid }).status === 0;
}

function namespaced(): Account {
	const map = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
	if (spawnSync('unshare', [...map, 'true']).status !== 0) {
		throw new Error(
			'Postgres cannot run as root here: user "nobody" cannot reach the data directory or the binaries, ' +
				'and user namespaces are not available. Run npm start as an ordinary user, ' +
				'or move the checkout and VERBUND_DATA out of the home directory of root.'
		);
	}
	return { command: (program, ...args) => ['unshare', [...map, program, ...args]] };
}
