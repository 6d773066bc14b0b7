/** Six people on one page at two page syncs, who write, delete, leave and come back: in the end all have the same document. */
import * as Y from 'yjs';
import { openApp } from '../sync/app-process.ts';
import { openGround, type Ground } from '../sync/ground.ts';
import { openWriter, until, type Writer } from '../sync/writer.ts';
import { isSame } from './page-judge.ts';
import { makeRandom } from './random.ts';

const PEOPLE = 6;
const TURNS = 150;

type Random = () => number;

type Deed = (writer: Writer, below: (bound: number) => number) => void;

const blocksOf = ({ document }: Writer) => document.getXmlFragment('default');

function withText(
	writer: Writer,
	below: (bound: number) => number,
	deed: (text: Y.XmlText) => void
) {
	const blocks = blocksOf(writer);
	const block = blocks.length ? (blocks.get(below(blocks.length)) as Y.XmlElement) : null;
	const text = block?.length ? (block.get(0) as Y.XmlText) : null;
	if (text?.length) deed(text);
}

/** What people do, and how often of a hundred times. */
const DEEDS: [share: number, deed: Deed][] = [
	[4, ({ provider }) => provider.disconnect()],
	[8, ({ provider }) => provider.connect()],
	[
		14,
		(writer, below) => {
			const blocks = blocksOf(writer);
			if (blocks.length > 1) blocks.delete(below(blocks.length), 1);
		}
	],
	[
		8,
		(writer, below) =>
			withText(writer, below, (text) => text.format(below(text.length), 1, { bold: {} }))
	],
	[8, (writer, below) => withText(writer, below, (text) => text.delete(below(text.length), 1))],
	[
		28,
		(writer, below) =>
			withText(writer, below, (text) => text.insert(below(text.length), `${below(99)}`))
	],
	[30, ({ write }, below) => write(`Absatz ${below(1000)}`)]
];

function act(writer: Writer, random: Random): void {
	const below = (bound: number) => Math.floor(random() * bound);
	let chance = below(100);
	for (const [share, deed] of DEEDS) {
		if (chance < share) return deed(writer, below);
		chance -= share;
	}
}

async function come(ground: Ground, url: string, page: string): Promise<Writer> {
	return openWriter(url, page, await ground.token(await ground.person('Jemand')));
}

export interface Converged {
	/** Content, state vector and delete set are the same for everybody, one who came last included. */
	agreed: boolean;
	/** Codes other than those of a line that was cut. */
	closed: number[];
	/** Bytes of the page, to see that something was done. */
	bytes: number;
}

/** @param urls of the page syncs, on which people sit in turn */
export async function converge(
	ground: Ground,
	urls: string[],
	seed: number,
	patience = 20_000
): Promise<Converged> {
	const random = makeRandom(seed);
	const page = await ground.page();
	const writers = await Promise.all(
		Array.from({ length: PEOPLE }, (_, place) =>
			come(ground, urls[place % urls.length] ?? '', page)
		)
	);
	const areSynced = () => until(() => writers.every(({ provider }) => provider.synced));
	await areSynced();
	for (let turn = 0; turn < TURNS; turn++) {
		const writer = writers[Math.floor(random() * PEOPLE)];
		if (writer) act(writer, random);
		if (turn % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
		if (turn % 40 === 20) await ground.sql`select pg_notify('sync_compact', ${page})`;
	}
	for (const { provider } of writers) provider.connect();
	await areSynced();
	const later = await come(ground, urls[0] ?? '', page);
	await until(() => later.provider.synced);
	const areSame = () => writers.every((one) => isSame(one.document, later.document));
	const agreed = await until(areSame, patience).then(
		() => true,
		() => false
	);
	const bytes = Y.encodeStateAsUpdate(later.document).length;
	const everybody = [...writers, later];
	const closed = everybody.flatMap((one) => one.closed.filter((code) => code >= 4000));
	for (const one of everybody) one.leave();
	return { agreed, closed, bytes };
}

export interface Conversions {
	seeds: number;
	seed: number;
	port: number;
	seconds?: number;
	broken?: string;
	/** Where there is one already; it stays. */
	ground?: Ground;
}

/** One seed after the other at two page syncs in processes of their own; answers how many, and which failed. */
export async function convergeOverSeeds({
	seeds,
	seed,
	port,
	seconds = Infinity,
	broken,
	ground: given
}: Conversions) {
	const ground = given ?? (await openGround());
	const apps = await Promise.all(
		[port, port + 1].map((one) => openApp(ground, { port: one, broken }))
	);
	const urls = apps.map(({ url }) => url);
	const end = performance.now() + seconds * 1000;
	const failed: number[] = [];
	let done = 0;
	try {
		for (let next = seed; next < seed + seeds && performance.now() < end; next++) {
			const { agreed, closed } = await converge(ground, urls, next, broken ? 2_000 : undefined);
			done += 1;
			if (!agreed || closed.length) failed.push(next);
		}
		const faults = await Promise.all(apps.map(async (app) => (await app.condition()).faults));
		return { done, failed, faults: faults.flat() };
	} finally {
		for (const app of apps) await app.kill();
		if (!given) await ground.close();
	}
}
