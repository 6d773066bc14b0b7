import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface House {
	url: string;
	supabaseUrl: string;
	dataDir: string;
	/** Process ids of app, embedded Supabase, the postmaster and its children, as they are now. */
	processes(): number[];
	/** Ends all of them at once, as a power cut would, and waits until the supervisor noticed. */
	cutPower(): Promise<void>;
	/** Ends the house as an operator would. */
	close(): Promise<void>;
}

export interface Address {
	port: number;
	supabasePort: number;
	dataDir: string;
}

export function newAddress(port: number): Address {
	return {
		port,
		supabasePort: port + 1,
		dataDir: mkdtempSync(path.join(tmpdir(), 'verbund-faults-'))
	};
}

export const forget = ({ dataDir }: Address) => rmSync(dataDir, { recursive: true, force: true });

/** Starts what `npm start` starts and waits until it says it is well. */
export async function openHouse({ port, supabasePort, dataDir }: Address): Promise<House> {
	let output = '';
	const supervisor = spawn(process.execPath, ['tools/start.ts'], {
		env: {
			...process.env,
			PORT: `${port}`,
			SUPABASE_PORT: `${supabasePort}`,
			VERBUND_DATA: dataDir
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	supervisor.stdout.on('data', (chunk) => (output += chunk));
	supervisor.stderr.on('data', (chunk) => (output += chunk));
	const url = `http://127.0.0.1:${port}`;
	await untilHealthy(url, supervisor, () => output);
	const processes = () => descendants(Number(supervisor.pid));
	return {
		url,
		supabaseUrl: `http://127.0.0.1:${supabasePort}`,
		dataDir,
		processes,
		async cutPower() {
			const ended = exit(supervisor);
			for (const pid of processes()) end(pid, 'SIGKILL');
			await ended;
		},
		async close() {
			const ended = exit(supervisor);
			supervisor.kill('SIGTERM');
			await ended;
		}
	};
}

async function untilHealthy(url: string, supervisor: ChildProcess, output: () => string) {
	const deadline = Date.now() + 90_000;
	for (;;) {
		if (supervisor.exitCode !== null) throw new Error(`The house did not open:\n${output()}`);
		const answer = await fetch(`${url}/healthz`).catch(() => undefined);
		if (answer?.ok) return;
		if (Date.now() > deadline) throw new Error(`The house is not well after 90 s:\n${output()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

const exit = (child: ChildProcess) =>
	child.exitCode === null && child.signalCode === null
		? new Promise((resolve) => child.once('exit', resolve))
		: Promise.resolve();

function end(pid: number, signal: NodeJS.Signals) {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** All processes below this one, from /proc. */
function descendants(root: number): number[] {
	const parents = new Map<number, number>();
	for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		const parent = parentOf(entry);
		if (parent) parents.set(Number(entry), parent);
	}
	const found = new Set([root]);
	for (let size = 0; size !== found.size;) {
		size = found.size;
		for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
	}
	found.delete(root);
	return [...found];
}

function parentOf(pid: string): number | undefined {
	try {
		return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
	} catch {
		return undefined;
	}
}
