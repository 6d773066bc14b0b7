/** What is measured of each server. A row of the report is named by what it says and its unit. */
import type { Flood, Traffic } from './sync-crowd.ts';
import type { Report } from './sync-report.ts';
import { SERVERS, type Cpu, type Trial } from './sync-servers.ts';
import type { Stock } from './sync-stock.ts';

export interface Scene {
	trial: Trial;
	stock: Stock;
	report: Report;
}

/** Clients on a page, how many of them type, and edits a second of each. */
const TYPING = [
	{ clients: 2, writers: 2, perSecond: 20 },
	{ clients: 10, writers: 10, perSecond: 10 },
	{ clients: 50, writers: 50, perSecond: 5 },
	{ clients: 60, writers: 10, perSecond: 50 }
];
const SECONDS = 3;

/**
 * Edits as fast as they are seen: `window` is how many each writer may have that nobody has seen. The more are under
 * way, the more a server can merge; what a process does once (compiling, starting threads) is over after `warming`.
 */
const FLOODS = [
	{ name: '1 page × 50 readers, 80 under way', pages: 1, readers: 50, writers: 10, window: 8 },
	{ name: '1 page × 50 readers, 320 under way', pages: 1, readers: 50, writers: 10, window: 32 },
	{ name: '100 pages × 4 clients, 200 under way', pages: 100, readers: 3, writers: 1, window: 2 }
];
/** Edits of one writer; two thousand frames are what one socket of ours may send at once. */
const MOST = 1900;
const WARMING = 5_000;
const FLOODING = 3_000;

export const FANOUTS = FLOODS.filter(({ pages }) => pages === 1).map(({ name }) => floodRow(name));

export const typingRow = (clients: number, share: string) =>
	`edit → other client, ${clients} clients, ${share}, ms`;
export const ackRow = (share: string) => `edit → acknowledged, 10 clients, ${share}, ms`;

function floodRow(name: string): string {
	return `CPU per delivered edit, ${name}, µs`;
}

async function measured(trial: Trial, work: () => Promise<Traffic>) {
	const before = trial.cpu();
	const traffic = await work();
	const after = trial.cpu();
	const cpu: Cpu = {
		server: after.server - before.server,
		postgres: after.postgres - before.postgres
	};
	return { traffic, cpu };
}

/** Microseconds for each edit that a client got; apart for ours: those of Postgres. */
function addCpu({ report, trial }: Scene, row: string, traffic: Traffic, cpu: Cpu): void {
	report.add(row, trial.name, (cpu.server * 1000) / traffic.delivered);
	if (trial.name === 'ours')
		report.add(
			`… of Postgres, added to that: ${row.replace(/^CPU per delivered edit, /, '')}`,
			'ours',
			(cpu.postgres * 1000) / traffic.delivered
		);
	if (traffic.delivered !== traffic.expected || traffic.closed)
		report.note(
			`${row}: ${SERVERS[trial.name]} delivered ${traffic.delivered} of ${traffic.expected} and ended ${traffic.closed} sockets.`
		);
}

/** Warm, as a server is after its first minute. */
export async function measureTyping(scene: Scene): Promise<void> {
	const { trial, stock, report } = scene;
	const { tokens } = stock;
	await trial.gather({ tokens, pages: await stock.pages(1), perPage: 10, writers: 10 });
	await trial.join();
	await trial.ask({ do: 'type', perSecond: 50, seconds: 3, mark: true });
	for (const { clients, writers, perSecond } of TYPING) {
		const pages = await stock.pages(1);
		await trial.gather({ tokens, pages, perPage: clients, writers });
		await trial.join();
		const { traffic, cpu } = await measured(trial, () =>
			trial.ask({ do: 'type', perSecond, seconds: SECONDS, mark: false })
		);
		report.add(typingRow(clients, 'p50'), trial.name, traffic.p50);
		report.add(typingRow(clients, 'p99'), trial.name, traffic.p99);
		const row = `CPU per delivered edit, ${clients} clients, ${writers} at ${perSecond} edits/s, µs`;
		addCpu(scene, row, traffic, cpu);
	}
}

export async function measureAcknowledgement({ trial, stock, report }: Scene): Promise<void> {
	const pages = await stock.pages(1);
	await trial.gather({ tokens: stock.tokens, pages, perPage: 10, writers: 1 });
	await trial.join();
	const order = { do: 'type', perSecond: 50, seconds: SECONDS, mark: true } as const;
	const traffic = await trial.ask<Traffic>(order);
	report.add(ackRow('p50'), trial.name, traffic.ackP50);
	report.add(ackRow('p99'), trial.name, traffic.ackP99);
	if (traffic.acknowledged !== traffic.sent)
		report.note(
			`${SERVERS[trial.name]} acknowledged ${traffic.acknowledged} of ${traffic.sent} edits.`
		);
}

/** Warm first: what a process does once is not part of an edit. */
export async function measureFloods(scene: Scene): Promise<void> {
	const [{ window: few, ...first }] = FLOODS as [(typeof FLOODS)[number]];
	await flood(scene, first, { most: MOST, window: few, duration: WARMING });
	for (const { name, window, ...seats } of FLOODS) {
		const { traffic, cpu } = await flood(scene, seats, { most: MOST, window, duration: FLOODING });
		const { report, trial } = scene;
		addCpu(scene, floodRow(name), traffic, cpu);
		report.add(`edits per second, ${name}`, trial.name, (traffic.sent * 1000) / traffic.took);
		report.add(`edits in one frame, ${name}`, trial.name, traffic.perFrame);
	}
}

interface Seats {
	pages: number;
	readers: number;
	writers: number;
}

async function flood({ trial, stock }: Scene, { pages, readers, writers }: Seats, order: Flood) {
	const some = await stock.pages(pages);
	await trial.gather({ tokens: stock.tokens, pages: some, perPage: readers + writers, writers });
	await trial.join();
	return measured(trial, () => trial.ask({ do: 'flood', ...order }));
}

/** A thousand who read what five write. */
export async function measureReaders(scene: Scene): Promise<void> {
	const { trial, stock, report } = scene;
	const [readers, writers, perSecond] = [1000, 5, 4];
	const pages = await stock.pages(1);
	await trial.gather({ tokens: stock.tokens, pages, perPage: readers + writers, writers });
	const { took } = await trial.join();
	report.add(`${readers} readers come to one page, ms`, trial.name, took);
	const { traffic, cpu } = await measured(trial, () =>
		trial.ask({ do: 'type', perSecond, seconds: 5, mark: false })
	);
	report.add(`edit → one of ${readers} readers, p50, ms`, trial.name, traffic.p50);
	report.add(`edit → one of ${readers} readers, p99, ms`, trial.name, traffic.p99);
	addCpu(
		scene,
		`CPU per delivered edit, ${readers} readers at ${writers * perSecond} edits/s, µs`,
		traffic,
		cpu
	);
}
