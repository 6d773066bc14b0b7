import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { environment } from './cluster.ts';
import { lastLines, openLog } from './log.ts';
import { readPidFile } from './pidfile.ts';
import { SETTINGS } from './settings.ts';

const PATIENCE = 60_000;

export interface Postmaster {
	pid: number;
	/** Resolves when Postgres ended by itself or was killed, with the reason. */
	ended: Promise<string>;
	stop(): Promise<void>;
}

/** Starts Postgres on a socket in the directory and waits until it takes connections. */
export async function startPostmaster(
	binaries: Binaries,
	account: Account,
	cluster: string,
	socketDirectory: string
): Promise<Postmaster> {
	const log = openLog(path.join(path.dirname(cluster), 'postgres.log'));
	const child = launch(binaries, account, cluster, socketDirectory, log.path);
	const ended = whenEnded(child);
	const failure = ended.then((reason) => {
		throw new Error(`Postgres did not start: ${reason}\n${lastLines(log)}`);
	});
	failure.catch(() => undefined);
	await Promise.race([whenReady(cluster, child), failure]);
	return { pid: readPidFile(cluster)?.pid ?? 0, ended, stop: () => stop(child, ended) };
}

function launch(
	binaries: Binaries,
	account: Account,
	cluster: string,
	socketDirectory: string,
	log: string
): ChildProcess {
	const settings = { ...SETTINGS, unix_socket_directories: socketDirectory };
	const [command, args] = account.command(
		binaries.postgres,
		'-D',
		cluster,
		...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	);
	const { uid, gid } = account;
	// A file, not a pipe: a Postgres that outlives us must not fail on its next line.
	const output = openSync(log, 'a', 0o600);
	try {
		return spawn(command, args, {
			uid,
			gid,
			env: environment(),
			stdio: ['ignore', 'ignore', output],
			// Ctrl+C in a terminal reaches the whole group; Postgres stops when we say so, after the app.
			detached: true
		});
	} finally {
		closeSync(output);
	}
}

async function whenEnded(child: ChildProcess): Promise<string> {
	try {
		const [code, signal] = await once(child, 'exit');
		return signal ? `ended by ${signal}` : `exit code ${code}`;
	} catch (cause) {
		return String(cause);
	}
}

async function whenReady(cluster: string, child: ChildProcess): Promise<void> {
	const until = Date.now() + PATIENCE;
	while (!isReady(cluster, child.pid)) {
		if (child.exitCode !== null || child.signalCode !== null) return;
		if (Date.now() > until) {
			child.kill('SIGQUIT');
			throw new Error(`Postgres did not get ready within ${PATIENCE / 1000} s.`);
		}
		await setTimeout(5);
	}
}

function isReady(cluster: string, pid?: number): boolean {
	const found = readPidFile(cluster);
	return found !== null && found.ready && found.pid === pid;
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
	child.kill('SIGINT');
	await ended;
}
