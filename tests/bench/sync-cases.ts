/** What is measured of each server. A row of the report is named by what it says and its unit. */
import type { Traffic } from './sync-crowd.ts';
import type { Report } from './sync-report.ts';
import { SERVERS, type Cpu, type Trial } from './sync-servers.ts';
import type { Stock } from './sync-stock.ts';

export interface Scene {
	trial: Trial;
	stock: Stock;
	report: Report;
}

/** Clients that all type, and edits a second of each. */
const TYPING = [
	{ clients: 2, perSecond: 20 },
	{ clients: 10, perSecond: 10 },
	{ clients: 50, perSecond: 5 }
];
const SECONDS = 4;

/** Sockets on one page, on many pages, and how many edits each writer may have that nobody has seen. */
const FLOODS = [
	{ name: '1 page × 50 readers', pages: 1, readers: 50, writers: 10, edits: 600, window: 8 },
	{ name: '100 pages × 4 clients', pages: 100, readers: 3, writers: 1, edits: 200, window: 2 }
];

export const typingRow = (clients: number, share: string) =>
	`edit → other client, ${clients} clients, ${share}, ms`;
export const ackRow = (share: string) => `edit → acknowledged, 10 clients, ${share}, ms`;
export const floodRow = (name: string) => `CPU per delivered edit, ${name}, as fast as seen, µs`;

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

export async function measureTyping(scene: Scene): Promise<void> {
	const { trial, stock, report } = scene;
	for (const { clients, perSecond } of TYPING) {
		const pages = await stock.pages(1);
		await trial.gather({ tokens: stock.tokens, pages, perPage: clients, writers: clients });
		await trial.join();
		const { traffic, cpu } = await measured(trial, () =>
			trial.ask({ do: 'type', perSecond, seconds: SECONDS, mark: false })
		);
		report.add(typingRow(clients, 'p50'), trial.name, traffic.p50);
		report.add(typingRow(clients, 'p99'), trial.name, traffic.p99);
		const row = `CPU per delivered edit, ${clients} clients at ${perSecond} edits/s each, µs`;
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

export async function measureFloods(scene: Scene): Promise<void> {
	const { trial, stock, report } = scene;
	for (const { name, pages, readers, writers, edits, window } of FLOODS) {
		const perPage = readers + writers;
		const some = await stock.pages(pages);
		await trial.gather({ tokens: stock.tokens, pages: some, perPage, writers });
		await trial.join();
		const { traffic, cpu } = await measured(trial, () => trial.ask({ do: 'flood', edits, window }));
		addCpu(scene, floodRow(name), traffic, cpu);
		report.add(
			`edits per second, ${name}, as fast as seen`,
			trial.name,
			(traffic.sent * 1000) / traffic.took
		);
	}
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
