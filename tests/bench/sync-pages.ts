/** Many open pages, and one with a long history. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packRow } from '../../src/sync/update-bytes.ts';
import { writeHistory, writePage } from './sync-history.ts';
import { NAMES, SERVERS, TimeLimit, tryOut, type Base } from './sync-servers.ts';
import type { Scene } from './sync-cases.ts';
import type { Report } from './sync-report.ts';
import type { Stock } from './sync-stock.ts';

const CHARACTERS = 20_000;
const EDITS = 260_000;
const SEED = 1;
const OPENINGS = 3;
/** Milliseconds one server gets for its pages, and for its page. */
const PAGES_LIMIT = 60_000;
const OPEN_LIMIT = 30_000;
const COMPACTION_LIMIT = 40_000;
const IDLE = 5_000;

/** So many pages of 20 kB, one client on each. */
export async function measureMemory({ trial, stock, report }: Scene, count: number): Promise<void> {
	const pages = await stock.pages(count, writePage(CHARACTERS));
	const empty = await trial.memory();
	const { tokens } = stock;
	await trial.gather({ tokens, pages, perPage: 1, writers: 0, bring: CHARACTERS });
	const { took } = await trial.join(PAGES_LIMIT);
	const full = await trial.memory();
	const what = `${count} open pages of 20 kB`;
	report.add(`${what}, memory of the process, MB (Pss)`, trial.name, full / 1e6);
	report.add(`${what}, memory each, kB`, trial.name, (full - empty) / count / 1000);
	report.add(`${what}, opening all, ms`, trial.name, took);
	const before = trial.cpu().server;
	await wait(IDLE);
	const idle = (trial.cpu().server - before) / (IDLE / 1000);
	report.add(`${what}, nobody writes, CPU ms per s`, trial.name, idle);
}

export async function measureHistory(base: Base, stock: Stock, report: Report): Promise<void> {
	const { updates, whole, characters } = writeHistory(EDITS, SEED);
	const [page = ''] = await stock.pages(1);
	await stock.append(page, updates);
	const bytes = updates.reduce((sum, { length }) => sum + length, 0);
	report.note(
		`History (seed ${SEED}): ${EDITS} edits, ${(bytes / 1e6).toFixed(2)} MB in ${await stock.rows(page)} rows, ` +
			`${characters} characters at the end, ${(whole.length / 1e3).toFixed(0)} kB as one update.`
	);
	const open = async (row: string, name: (typeof NAMES)[number]) => {
		const opened = await openCold(name, { base, stock, page });
		report.add(row, name, opened.took);
		report.add(`… bytes of the page: ${row.replace(/, ms$/, '')}`, name, opened.bytes);
	};
	const file = path.join(base.stored, page);
	for (const [row, content] of [
		['cold open, 260,000 edits in a log, ms', updates],
		['cold open, 260,000 edits written down, ms', [whole]]
	] as const) {
		writeFileSync(file, packRow([...content]));
		if (content.length === 1) await writeDown(base, stock, page, report);
		for (let round = 0; round < OPENINGS; round++)
			for (const name of NAMES) {
				// Hocuspocus has no log: it stores a page as one update.
				if (name === 'hocuspocus' && content.length > 1) continue;
				await withinLimit(report, `${row}: ${SERVERS[name]}`, () => open(row, name));
			}
	}
}

interface Opening {
	base: Base;
	stock: Stock;
	page: string;
}

/** From a socket that opens to the whole page, in a process that has just started. */
function openCold(name: (typeof NAMES)[number], { base, stock, page }: Opening) {
	return tryOut(
		name,
		base,
		async (trial) => {
			await trial.gather({ tokens: stock.tokens, pages: [page], perPage: 1, writers: 0 });
			return trial.ask<{ took: number; bytes: number }>({ do: 'visit' }, OPEN_LIMIT);
		},
		true
	);
}

/** Only our log is ever long: the others store whole pages. */
async function writeDown(base: Base, stock: Stock, page: string, report: Report): Promise<void> {
	await tryOut('ours', base, async (trial) => {
		// Once somebody was let in, the server also hears what the database tells.
		await trial.gather({ tokens: stock.tokens, pages: [page], perPage: 1, writers: 0 });
		await trial.ask({ do: 'visit' }, OPEN_LIMIT);
		const start = performance.now();
		await stock.compact(page);
		while ((await stock.rows(page)) > 0) {
			if (performance.now() - start > COMPACTION_LIMIT)
				return report.note('The log of 260,000 edits was NOT written down within 40 s.');
			await wait(20);
		}
		report.add('260,000 edits of a log written down, ms', 'ours', performance.now() - start);
	});
}

export async function withinLimit(report: Report, what: string, work: () => Promise<unknown>) {
	try {
		await work();
	} catch (cause) {
		if (!(cause instanceof TimeLimit)) throw cause;
		report.note(`${what}: ${cause.message}; not measured.`);
	}
}
