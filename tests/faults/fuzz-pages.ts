/** Hostile frames at a running page sync, while two honest people write; afterwards every page must load. */
import { setTimeout as wait } from 'node:timers/promises';
import { COMPACTION_IDLE, EVICTION } from '../../src/sync/limits.ts';
import { openApp, type App } from '../sync/app-process.ts';
import type { Condition } from '../sync/app.ts';
import { openGround, type Ground } from '../sync/ground.ts';
import { startProbe, type Probed } from '../sync/probe.ts';
import { openWriter, until } from '../sync/writer.ts';
import { makePageFrames, type Frame } from './page-frames.ts';
import { attackOnce } from './page-attacker.ts';
import { writeDown } from './page-judge.ts';
import { makeRandom } from './random.ts';
import * as Y from 'yjs';

export interface PageFuzzing {
	frames: number;
	seed: number;
	port: number;
	/** Ends after so many seconds, however many frames are left. */
	seconds?: number;
	/** Looks at the memory only after everything idle is put away. */
	settles?: boolean;
	broken?: string;
	/** Where there is one already; it stays. */
	ground?: Ground;
}

interface Grown {
	before: number;
	after: number;
}

export interface PageFindings {
	/** Frames the server has looked at; what follows a bad one on a socket is not. */
	judged: number;
	sockets: number;
	pages: number;
	/** Sockets by the code they ended with. */
	closed: Record<string, number>;
	/** Rows that passed, spoilt a page and were put aside. */
	aside: number;
	/** Pages that could not be read, or whose honest sentence is gone. */
	unloadable: string[];
	/** What the server reported and nobody expects. */
	faults: string[];
	/** Null when the server has died. What V8 keeps of pages it has emptied is resident, but not heap. */
	megabytes: { heap: Grown; resident: Grown } | null;
	honest: Probed;
}

const ATTACKERS = 8;
const FRAMES_PER_PAGE = 2_000;
/** Milliseconds after which rooms and the thread that compacts are put away. */
const SETTLING = EVICTION + COMPACTION_IDLE + 5_000;
const SENTENCE = 'Das bleibt stehen.';
/** What a row that was put aside is told by, and what attackers on that page are told. */
const EXPECTED = /are put aside/;

export async function fuzzPages({
	frames,
	seed,
	port,
	seconds = Infinity,
	settles = false,
	broken,
	ground: given
}: PageFuzzing): Promise<PageFindings> {
	const ground = given ?? (await openGround());
	const app = await openApp(ground, { port, broken });
	const random = makeRandom(seed);
	const end = performance.now() + seconds * 1000;
	const findings = newFindings();
	try {
		const before = await app.condition();
		await besetPages({ ground, app, random, findings, people: [] }, frames, end);
		if (settles && app.isAlive()) await wait(SETTLING);
		await conclude(ground, app, findings, before);
	} finally {
		await app.kill();
		if (!given) await ground.close();
	}
	return findings;
}

/** One page after the other, because what passes fills a page; two honest people write elsewhere meanwhile. */
async function besetPages(attack: Attack, frames: number, end: number): Promise<void> {
	const { ground, app, findings, people } = attack;
	const probe = await startProbe(ground, app.url, await ground.page());
	for (let number = 0; number < ATTACKERS; number++) people.push(await ground.person('Angriff'));
	while (findings.judged < frames && performance.now() < end && app.isAlive())
		await attackPage(attack, Math.min(FRAMES_PER_PAGE, frames - findings.judged));
	if (app.isAlive()) findings.honest = await probe.end();
	else probe.abandon();
}

const newFindings = (): PageFindings => ({
	judged: 0,
	sockets: 0,
	pages: 0,
	closed: {},
	aside: 0,
	unloadable: [],
	faults: [],
	megabytes: null,
	honest: { edits: 0, p50: Infinity, p99: Infinity, max: Infinity, closed: [], lost: [] }
});

interface Attack {
	ground: Ground;
	app: App;
	random: () => number;
	findings: PageFindings;
	people: string[];
}

async function attackPage(attack: Attack, frames: number): Promise<void> {
	const { ground, app, random, findings, people } = attack;
	const page = await ground.page();
	findings.pages += 1;
	const begun = await beginHonestly(ground, app, page);
	const from = findings.judged;
	const attacks = people.map((person) => {
		// Each under client ids of their own, or nothing would ever pass.
		const next = makePageFrames(begun, random);
		const take = () => (findings.judged - from < frames ? next() : null);
		return attackAs(attack, person, page, take);
	});
	await Promise.all(attacks);
	if (!app.isAlive()) return;
	await inspect(ground, app, page).catch((cause: unknown) => {
		findings.unloadable.push(`${page}: ${cause}`);
	});
}

async function attackAs(
	{ ground, app, findings }: Attack,
	person: string,
	page: string,
	take: () => Frame | null
) {
	const token = await ground.token(person, 3_600);
	while (app.isAlive()) {
		const first = take();
		if (!first) return;
		const { judged, code } = await attackOnce(`${app.url}/${page}`, token, [
			first,
			...takeSome(take)
		]);
		findings.judged += judged;
		findings.sockets += 1;
		findings.closed[code] = (findings.closed[code] ?? 0) + 1;
	}
}

/** So many as may be sent before the first answer. */
function* takeSome(take: () => Frame | null): Generator<Frame> {
	for (let count = 1; count < 12; count++) {
		const frame = take();
		if (!frame) return;
		yield frame;
	}
}

async function beginHonestly(ground: Ground, app: App, page: string): Promise<Uint8Array> {
	const writer = openWriter(app.url, page, await ground.token(await ground.person('Zuerst')));
	await until(() => writer.provider.synced);
	writer.write(SENTENCE);
	await until(() => writer.stored() === 1);
	const update = Y.encodeStateAsUpdate(writer.document);
	writer.leave();
	return update;
}

/** Written down and read by somebody new, it says what stood there before. */
async function inspect(ground: Ground, app: App, page: string): Promise<void> {
	await writeDown(ground, page);
	const reader = openWriter(app.url, page, await ground.token(await ground.person('Liest')));
	try {
		await until(() => reader.provider.synced);
		const { pendingStructs, pendingDs } = reader.document.store;
		if (pendingStructs || pendingDs) throw new Error('something waits for ever');
		// A hostile person may delete it, so it need not stand there; the bytes must be read.
		reader.document.getXmlFragment('default').toString();
	} finally {
		reader.leave();
	}
}

async function conclude(ground: Ground, app: App, findings: PageFindings, before: Condition) {
	const [row] = await ground.sql`select count(*)::integer as rows from sync.quarantine`;
	findings.aside = Number(row?.rows);
	const condition = await app.condition().catch(() => null);
	if (!condition) return;
	findings.faults = condition.faults.filter((fault) => !EXPECTED.test(fault));
	const mega = (bytes: number) => Math.round(bytes / 1024 / 1024);
	const grown = (kind: 'heap' | 'rss') => ({
		before: mega(before[kind]),
		after: mega(condition[kind])
	});
	findings.megabytes = { heap: grown('heap'), resident: grown('rss') };
}
