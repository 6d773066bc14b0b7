import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** Named as on hosted Supabase, where `postgres` owns the migrations' objects but is no superuser. */
export const SUPERUSER = 'supabase_admin';

/** Everything of Postgres (cluster, socket, log) inside a data directory, and the stored files its rows name. */
export function databaseHome(dataDir: string): string {
	return path.join(dataDir, 'postgres');
}

/** Postgres' own data directory inside its home. */
export function clusterDirectory(home: string): string {
	return path.join(home, 'cluster');
}

/**
 * Makes the database cluster unless it is there. Every connection has to give the password, so that
 * a bridge to TCP for psql is safe. initdb works in a directory beside it that is renamed when
 * complete: an interrupted start leaves no half cluster.
 */
export function createCluster(
	binaries: Binaries,
	account: Account,
	cluster: string,
	password: string
): void {
	if (existsSync(path.join(cluster, 'PG_VERSION'))) return checkVersion(cluster, binaries.major);
	const home = path.dirname(cluster);
	const partial = `${cluster}.partial`;
	const passwordFile = path.join(home, 'password');
	mkdirSync(home, { recursive: true, mode: 0o700 });
	if (account.uid) letIn(home, account.uid);
	rmSync(partial, { recursive: true, force: true });
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (account.uid) chownSync(passwordFile, account.uid, account.uid);
	try {
		runInitdb(binaries, account, partial, passwordFile);
	} finally {
		rmSync(passwordFile, { force: true });
	}
	renameSync(partial, cluster);
}

function letIn(home: string, uid: number): void {
	chownSync(home, uid, uid);
	// Others may pass through the data directory to reach this one, but neither list nor read it.
	chmodSync(path.dirname(home), 0o711);
}

function checkVersion(cluster: string, major: number): void {
	const found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
	if (found === String(major)) return;
	throw new Error(
		`The database in ${cluster} was made by Postgres ${found}; this is Postgres ${major}. ` +
			'Make a backup with the version that made it (npm run backup), then npm run restore here.'
	);
}

function runInitdb(binaries: Binaries, account: Account, into: string, passwordFile: string): void {
	const [command, args] = account.command(
		binaries.initdb,
		`--pgdata=${into}`,
		`--username=${SUPERUSER}`,
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		// The provider that sorts alike on every machine came with Postgres 17.
		...(binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
		`--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`
	);
	const { uid, gid } = account;
	const run = spawnSync(command, args, { uid, gid, encoding: 'utf8', env: environment() });
	if (run.status === 0) return;
	const said = `${run.stderr ?? ''}${run.error?.message ?? ''}`.trim();
	const full = /No space left/.test(said) ? 'The disk is full. ' : '';
	throw new Error(`Cannot make the database in ${into}. ${full}${said}`);
}

/** What Postgres sees of our environment: nothing of the caller's language or time zone. */
export function environment(): NodeJS.ProcessEnv {
	return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' };
}
