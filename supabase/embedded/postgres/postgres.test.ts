import { spawn, spawnSync } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locateBinaries } from './binaries.ts';
import { chooseAccount } from './account.ts';
import { clusterDirectory } from './cluster.ts';
import { connect, startPostgres } from './postgres.ts';

const PASSWORD = 'a password for the tests';
const root = mkdtempSync(path.join(tmpdir(), 'verbund-postgres-'));
chmodSync(root, 0o755);
const isRoot = process.getuid?.() === 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

function newHome(name: string, mode = 0o755): string {
	mkdirSync(path.join(root, name), { mode });
	chmodSync(path.join(root, name), mode);
	return path.join(root, name, 'data', 'postgres');
}

async function answers(home: string): Promise<{ owner: number; settings: object }> {
	mkdirSync(path.dirname(home), { recursive: true, mode: 0o700 });
	const postgres = await startPostgres(home, PASSWORD);
	const sql = connect(postgres.connection, { max: 1 });
	const [settings] = await sql`
		select current_setting('listen_addresses') tcp, current_setting('fsync') fsync,
			current_setting('wal_level') wal, current_setting('is_superuser') superuser`;
	await sql.end();
	await postgres.stop();
	return { owner: statSync(clusterDirectory(home)).uid, settings: settings ?? {} };
}

const SETTINGS = { tcp: '', fsync: 'on', wal: 'logical', superuser: 'on' };

describe('Postgres runs', () => {
	it('durable, on its socket only, and again on the same data', async () => {
		const home = newHome('open');
		expect((await answers(home)).settings).toEqual(SETTINGS);
		expect((await answers(home)).settings).toEqual(SETTINGS);
		expect(statSync(home).mode & 0o777).toBe(0o700);
		expect(statSync(path.join(home, 'socket')).mode & 0o777).toBe(0o700);
	});

	it.runIf(isRoot)('for root as nobody', async () => {
		expect((await answers(newHome('as-root'))).owner).toBe(65534);
	});

	it.runIf(isRoot)('for root in a user namespace where nobody cannot go', async () => {
		const home = newHome('closed', 0o700);
		expect(await answers(home)).toEqual({ owner: 0, settings: SETTINGS });
		expect(await answers(home)).toEqual({ owner: 0, settings: SETTINGS });
	});

	it.runIf(isRoot)('for an ordinary user as himself', () => {
		const home = newHome('user');
		chownSync(path.join(root, 'user'), 65534, 65534);
		const module = path.join(import.meta.dirname, 'postgres.ts');
		const program = `
			import { mkdirSync } from 'node:fs';
			import { startPostgres } from ${JSON.stringify(module)};
			mkdirSync(${JSON.stringify(path.dirname(home))});
			const postgres = await startPostgres(${JSON.stringify(home)}, 'a password');
			await postgres.stop();
			console.log('uid', process.getuid());`;
		const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
			uid: 65534,
			gid: 65534,
			cwd: '/',
			encoding: 'utf8'
		});
		expect(`${run.stdout}${run.stderr}`.trim()).toBe('uid 65534');
	});

	it('after a power cut whose process id now belongs to somebody who lives', async () => {
		const home = newHome('cut');
		await answers(home);
		// Postgres believes in a process of its own account only.
		const stranger = spawn('sleep', ['60'], isRoot ? { uid: 65534, gid: 65534 } : {});
		const left = `${stranger.pid}\n${clusterDirectory(home)}\n1\n5432\n${home}/socket\n\n`;
		writeFileSync(path.join(clusterDirectory(home), 'postmaster.pid'), left);
		writeFileSync(path.join(home, 'socket', '.s.PGSQL.5432.lock'), left);
		const { settings } = await answers(home).finally(() => stranger.kill());
		expect(settings).toEqual(SETTINGS);
	});

	it('in a directory whose path is too long for a socket', async () => {
		const home = newHome('deep'.repeat(30));
		expect((await answers(home)).settings).toEqual(SETTINGS);
		expect(existsSync(path.join(home, 'socket'))).toBe(false);
	});
});

describe('Postgres asks', () => {
	it('everybody for the password', async () => {
		const home = newHome('password');
		mkdirSync(path.dirname(home), { recursive: true });
		const postgres = await startPostgres(home, PASSWORD);
		const sql = connect({ ...postgres.connection, password: 'wrong' }, { max: 1 });
		await expect(sql`select 1`).rejects.toThrow(/password authentication failed/);
		await sql.end();
		await postgres.stop();
	});
});

it('says why it does not start', async () => {
	const home = newHome('broken');
	await answers(home);
	rmSync(path.join(clusterDirectory(home), 'global'), { recursive: true });
	await expect(startPostgres(home, PASSWORD)).rejects.toThrow(/did not start[^]*global/);
});

it.runIf(isRoot)('root leaves a database to the user it belongs to', () => {
	const home = newHome('foreign', 0o700);
	mkdirSync(clusterDirectory(home), { recursive: true });
	chownSync(clusterDirectory(home), 12345, 12345);
	expect(() => chooseAccount(locateBinaries(), clusterDirectory(home))).toThrow(
		/belongs to user 12345/
	);
});
