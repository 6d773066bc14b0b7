import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { Sql } from 'postgres';
import { openConsole } from '#embedded/console.ts';
import { clusterDirectory, databaseHome } from '#embedded/postgres/cluster.ts';
import { readPidFile } from '#embedded/postgres/pidfile.ts';
import type { LiveServer } from './live-server.ts';
import {
	ackRow,
	FANOUTS,
	measureAcknowledgement,
	measureFloods,
	measureReaders,
	measureTyping,
	typingRow,
	type Scene
} from './sync-cases.ts';
import { measureHistory, measureMemory, withinLimit } from './sync-pages.ts';
import { prove } from './sync-proof.ts';
import { Report, type Target } from './sync-report.ts';
import {
	answer,
	DATABASE_PORT,
	NAMES,
	SERVERS,
	start,
	stop,
	tryOut,
	type Base
} from './sync-servers.ts';
import { openStock, type Stock } from './sync-stock.ts';

const ROUNDS = 3;
/** Milliseconds after which nothing begins any more; what has begun takes up to a minute and a half. */
const BUDGET = 10.5 * 60_000;

const TARGETS: Target[] = [
	...FANOUTS.map((row): Target => ({ row, of: 'reference', most: 0.2 })),
	...FANOUTS.map((row): Target => ({ row, of: 'hocuspocus', most: 0.7 })),
	{ row: typingRow(2, 'p50'), most: 2 },
	{ row: typingRow(2, 'p99'), most: 8 },
	{ row: ackRow('p50'), most: 4 },
	{ row: ackRow('p99'), most: 25 }
];

type Case = [what: string, measure: (scene: Scene) => Promise<void>];

const ONCE: Case[] = [
	['1000 readers', measureReaders],
	['1000 pages', (scene) => measureMemory(scene, 1000)],
	['5000 pages', (scene) => measureMemory(scene, 5000)]
];

/** In rounds: what else the machine does meets all servers, and a median leaves it out. */
const REPEATED: Case[] = [
	['typing', (scene) => measureTyping(scene).then(() => measureAcknowledgement(scene))],
	['fan-out', measureFloods]
];

/** `npm run bench sync fan-out` measures only what bears this word in its name. */
const isWanted = (what: string) => what.includes(process.argv[3] ?? '');

/**
 * `npm run bench sync`: the page sync beside @y/websocket-server and Hocuspocus, one after the other on loopback, in
 * rounds. Ours checks every edit and who may write it and stores it before anybody sees it; the others check nobody and
 * store nothing.
 */
export async function measureSync(): Promise<void> {
	const report = new Report();
	const begun = performance.now();
	report.note(
		`Load of the machine before: ${loadavg()[0]?.toFixed(2)} (latencies are promised for an idle one).`
	);
	await withBase(async (base, stock) => {
		for (const name of NAMES) await tryOut(name, base, (trial) => meet(trial, stock));
		if (isWanted('history')) await measureHistory(base, stock, report);
		const run = { base, stock, report, begun };
		for (const one of ONCE) await runCase(one, run);
		for (let round = 1; round <= ROUNDS; round++)
			for (const one of REPEATED) await runCase(one, run, `, round ${round} of ${ROUNDS}`);
	});
	report.note(
		'@y/websocket-server acknowledges nothing: instead, its own echo of an edit. Hocuspocus acknowledges from memory, ours after the commit.'
	);
	report.note(`The run took ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`);
	report.print(TARGETS);
}

async function meet(trial: Scene['trial'], stock: Stock): Promise<void> {
	const [page = ''] = await stock.pages(1);
	await prove(trial, page, stock.tokens[0] ?? '');
	console.log(`${SERVERS[trial.name]}: two real clients see each other's words.`);
}

interface Run {
	base: Base;
	stock: Stock;
	report: Report;
	begun: number;
}

async function runCase([what, measure]: Case, { base, stock, report, begun }: Run, round = '') {
	if (!isWanted(what)) return;
	if (performance.now() - begun > BUDGET) return report.note(`Out of time: ${what}${round}.`);
	for (const name of NAMES) {
		console.log(`${what}, ${SERVERS[name]}${round}`);
		await withinLimit(report, `${what}, ${SERVERS[name]}`, () =>
			tryOut(name, base, (trial) => measure({ trial, stock, report }))
		);
	}
}

/** The embedded Supabase with real Postgres, fsync on, and people and tokens for its pages. */
async function withBase(work: (base: Base, stock: Stock) => Promise<void>): Promise<void> {
	const directory = mkdtempSync(path.join(tmpdir(), 'verbund-sync-bench-'));
	const dataDir = path.join(directory, 'data');
	const child = start('live-server.ts', dataDir, `${DATABASE_PORT}`);
	try {
		const api = (await answer(child)) as LiveServer;
		const postgres = readPidFile(clusterDirectory(databaseHome(dataDir)))?.pid ?? 0;
		const stored = mkdtempSync(path.join(directory, 'stored-'));
		const sql = openConsole(dataDir);
		await furnish(sql, api.jwtSecret)
			.then((stock) => work({ dataDir, api, postgres, stored }, stock))
			.finally(() => sql.end());
	} finally {
		await stop(child);
		rmSync(directory, { recursive: true, force: true });
	}
}

async function furnish(sql: Sql, jwtSecret: string): Promise<Stock> {
	const [setting] = await sql`show fsync`;
	if (setting?.fsync !== 'on') throw new Error('Postgres does not sync to the disk.');
	return openStock(sql, jwtSecret);
}
