import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openConsole } from './console.ts';
import { clusterDirectory, databaseHome } from './postgres/cluster.ts';
import { readPidFile } from './postgres/pidfile.ts';
import { isAlive, isGoneWithin } from './processes.ts';

const PORT = 24416;
const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-main-'));
const children: ChildProcess[] = [];

afterEach(async () => {
	for (const child of children.splice(0)) {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill('SIGTERM');
			await once(child, 'exit');
		}
	}
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Started {
	child: ChildProcess;
	url: string;
	secretKey: string;
	postgres: number;
}

async function start(): Promise<Started> {
	const child = launch();
	const [message] = await once(child, 'message');
	return { child, ...message, postgres: postgresPid() };
}

function launch(environment = {}): ChildProcess {
	const child = fork(path.join(import.meta.dirname, 'main.ts'), {
		env: { ...process.env, VERBUND_DATA: dataDir, SUPABASE_PORT: String(PORT), ...environment },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	children.push(child);
	return child;
}

const postgresPid = () => readPidFile(clusterDirectory(databaseHome(dataDir)))?.pid ?? 0;

async function outputOf(child: ChildProcess): Promise<[code: number, output: string]> {
	let output = '';
	child.stderr?.on('data', (chunk) => (output += chunk));
	const [code] = await once(child, 'close');
	return [code, output];
}

describe('the embedded Supabase as a process', () => {
	it('has the demo after the first start; stops in order on SIGTERM', async () => {
		const { child, url, secretKey, postgres } = await start();
		const { auth } = createClient(url, secretKey, { auth: { persistSession: false } });
		const { data } = await auth.signInWithPassword({
			email: 'karin@fitko.example',
			password: 'verbund-demo'
		});
		expect(data.user?.user_metadata.display_name).toBe('Karin Beispiel');
		child.kill('SIGTERM');
		const [code] = await once(child, 'exit');
		expect(code).toBe(0);
		expect(isAlive(postgres)).toBe(false);
	});

	it('killed, leaves a Postgres that the next start replaces without losing a row', async () => {
		const first = await start();
		const sql = openConsole(dataDir);
		await sql`create table public.kept as select 42 answer`;
		first.child.kill('SIGKILL');
		await once(first.child, 'exit');
		expect(isAlive(first.postgres)).toBe(true);
		const second = await start();
		expect(await isGoneWithin(first.postgres, 1000)).toBe(true);
		expect(second.postgres).not.toBe(first.postgres);
		await sql.end({ timeout: 1 });
		const again = openConsole(dataDir);
		expect(await again`select * from public.kept`).toEqual([{ answer: 42 }]);
		const [bodies] = await again`select count(*)::integer count from public.organisations`;
		expect(bodies?.count).toBeGreaterThan(50);
		await again.end();
	});

	it('stops when its parent is gone', async () => {
		const { child, postgres } = await start();
		child.disconnect();
		const [code] = await once(child, 'exit');
		expect(code).toBe(0);
		expect(isAlive(postgres)).toBe(false);
	});

	it('says so and ends when Postgres was killed', async () => {
		const { child, postgres } = await start();
		const output = outputOf(child);
		process.kill(postgres, 'SIGKILL');
		expect(await output).toEqual([
			1,
			expect.stringContaining('Postgres ended without being asked')
		]);
	});

	it('refuses a data directory that another one has, and leaves that one alone', async () => {
		const { child } = await start();
		const [code, output] = await outputOf(launch({ SUPABASE_PORT: '24417' }));
		expect([code, output]).toEqual([1, expect.stringContaining(`in use by process ${child.pid}`)]);
		expect(isAlive(postgresPid())).toBe(true);
	});

	it('says which port is in use, and stops its Postgres', async () => {
		const { createServer } = await import('node:net');
		const other = createServer().listen(PORT, '127.0.0.1');
		await once(other, 'listening');
		const [code, output] = await outputOf(launch());
		expect([code, output]).toEqual([1, expect.stringContaining(`Port ${PORT} is in use`)]);
		expect(postgresPid()).toBe(0);
		other.close();
	});
});
