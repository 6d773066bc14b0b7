/** The three servers, each in a process of its own while it is measured, and the processes that belong to the run. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LiveServer } from './live-server.ts';
import type { DialectName } from './sync-dialects.ts';
import type { Gathering } from './sync-crowd.ts';
import type { Order } from './sync-generator.ts';

export const SERVERS: Record<DialectName, string> = {
	ours: 'Verbund',
	reference: '@y/websocket-server',
	hocuspocus: 'Hocuspocus'
};
export const NAMES = Object.keys(SERVERS) as DialectName[];

export const DATABASE_PORT = 24600;
const PORTS: Record<DialectName, number> = { ours: 24610, reference: 24611, hocuspocus: 24612 };
const SCRIPTS: Record<DialectName, string> = {
	ours: 'sync-ours.ts',
	reference: 'sync-reference.ts',
	hocuspocus: 'sync-hocuspocus.ts'
};
/** Ticks of /proc in a second: fixed on Linux, whatever the kernel counts with. */
const TICKS = 100;

/** What does not end in time. */
export class TimeLimit extends Error {}

export interface Base {
	dataDir: string;
	api: LiveServer;
	postgres: number;
	/** Directory with pages for the servers that keep none in a database. */
	stored: string;
}

export function start(script: string, ...args: string[]): ChildProcess {
	const file = fileURLToPath(new URL(script, import.meta.url));
	return fork(file, args, { execArgv: ['--expose-gc'] });
}

export async function answer(child: ChildProcess, limit = 60_000): Promise<unknown> {
	const [message] = await once(child, 'message', { signal: AbortSignal.timeout(limit) }).catch(
		(cause: Error) => {
			if (cause.name !== 'AbortError') throw cause;
			throw new TimeLimit(`nothing within ${limit / 1000} s`);
		}
	);
	return message;
}

/** A child leaves when its parent lets go of it; what does not is ended by its id. */
export async function stop(child: ChildProcess, patience = 10_000): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exit = once(child, 'exit');
	if (child.connected) child.disconnect();
	const late = setTimeout(() => child.kill('SIGKILL'), patience);
	await exit;
	clearTimeout(late);
}

/** Milliseconds of CPU of a process with all its threads, and of children it has outlived when asked. */
function cpuOf(pid: number, withEnded = false): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	const ticks = fields.slice(11, withEnded ? 15 : 13).map(Number);
	return (ticks.reduce((sum, one) => sum + one, 0) * 1000) / TICKS;
}

/** Of the postmaster and its children, ended ones included. */
function cpuOfPostgres(postmaster: number): number {
	const children = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => parentOf(pid) === postmaster);
	return children.reduce((sum, pid) => sum + cpuOf(Number(pid)), cpuOf(postmaster, true));
}

function parentOf(pid: string): number | undefined {
	try {
		return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
	} catch {
		return undefined;
	}
}

export interface Cpu {
	server: number;
	postgres: number;
}

/** One server with the clients that come to it. */
export class Trial {
	readonly name: DialectName;
	readonly #server: ChildProcess;
	readonly #generator: ChildProcess;
	readonly #postgres: number;

	constructor(name: DialectName, { dataDir, api, stored, postgres }: Base, withStored: boolean) {
		const args =
			name === 'ours' ? [dataDir, api.url, api.publishableKey] : withStored ? [stored] : [];
		this.name = name;
		this.#server = start(SCRIPTS[name], `${PORTS[name]}`, ...args);
		this.#generator = start('sync-generator.ts');
		this.#postgres = postgres;
	}

	get url(): string {
		const address = `ws://127.0.0.1:${PORTS[this.name]}`;
		return this.name === 'ours' ? `${address}/sync` : address;
	}

	ready(): Promise<unknown> {
		return answer(this.#server);
	}

	/** @param limit milliseconds; what takes longer is a TimeLimit */
	async ask<T>(order: Order, limit = 60_000): Promise<T> {
		this.#generator.send(order);
		const { result, problem } = (await answer(this.#generator, limit)) as {
			result: T;
			problem?: string;
		};
		if (problem) throw new Error(`${SERVERS[this.name]}: ${problem}`);
		return result;
	}

	gather(gathering: Omit<Gathering, 'dialect' | 'url'>): Promise<void> {
		return this.ask({
			do: 'gather',
			gathering: { ...gathering, dialect: this.name, url: this.url }
		});
	}

	join(limit?: number): Promise<{ took: number; bytes: number }> {
		return this.ask({ do: 'join' }, limit);
	}

	cpu(): Cpu {
		const postgres = this.name === 'ours' ? cpuOfPostgres(this.#postgres) : 0;
		return { server: cpuOf(Number(this.#server.pid)), postgres };
	}

	/** Bytes that the process holds, its share of what is shared included, after what is no longer used is gone. */
	async memory(): Promise<number> {
		this.#server.send('collect');
		await answer(this.#server);
		const rollup = readFileSync(`/proc/${this.#server.pid}/smaps_rollup`, 'utf8');
		return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024;
	}

	async close(): Promise<void> {
		await stop(this.#generator);
		await stop(this.#server);
	}
}

/** Starts a server and clients, and stops both whatever happens. */
export async function tryOut<T>(
	name: DialectName,
	base: Base,
	measure: (trial: Trial) => Promise<T>,
	withStored = false
): Promise<T> {
	const trial = new Trial(name, base, withStored);
	try {
		await trial.ready();
		return await measure(trial);
	} finally {
		await trial.close();
	}
}
