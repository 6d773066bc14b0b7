/** Whether everything is there after a fault: on the clients that stayed, for who comes anew, and once it is written down. */
import * as Y from 'yjs';
import type { Ground } from '../sync/ground.ts';
import { openWriter, until, type Writer } from '../sync/writer.ts';
import type { Typing } from './typing.ts';

export interface Verdict {
	/** Acknowledged and not there afterwards. */
	lost: string[];
	/** Clients that stayed and do not have the same document in the end. */
	diverged: number;
	/** Somebody was told "synced" before they had everything that was acknowledged. */
	early: number;
	/** Pages nobody could load, or that could not be written down. */
	unloadable: number;
}

export interface Judged extends Verdict {
	/** When somebody who came anew had the page. */
	servedAt: number;
}

const PATIENCE = 30_000;

/** Content with marks and attributes, state vector and delete set; nothing waits for something that never comes. */
export const isSame = (a: Y.Doc, b: Y.Doc) =>
	a.getXmlFragment('default').toString() === b.getXmlFragment('default').toString() &&
	Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) &&
	[a, b].every(({ store }) => store.pendingStructs === null && store.pendingDs === null);

/** @param stay the writers are still there and connect again */
export async function judge(
	ground: Ground,
	url: string,
	page: string,
	typing: Typing,
	stay: boolean
): Promise<Judged> {
	const verdict: Judged = { lost: [], diverged: 0, early: 0, unloadable: 0, servedAt: Infinity };
	const acknowledged = typing.acknowledged();
	const reader = openWriter(url, page, await ground.token(await ground.person('Liest')));
	// Looked at in the very moment: what comes later was missing when it was said.
	reader.provider.once('sync', () => {
		verdict.servedAt = performance.now();
		if (listMissing(acknowledged, reader).length) verdict.early = 1;
	});
	try {
		await until(() => reader.provider.synced, PATIENCE);
		if (stay) verdict.diverged = await countDiverged(typing, reader);
		verdict.lost = listMissing(typing.acknowledged(), reader);
		const written = await writeDown(ground, page);
		verdict.lost.push(...[...typing.acknowledged()].filter((text) => !written.has(text)));
	} catch (cause) {
		console.error(`page ${page}: ${cause}`);
		verdict.unloadable = 1;
	}
	reader.leave();
	return verdict;
}

function listMissing(texts: Set<string>, reader: Writer): string[] {
	const there = new Set(reader.text().split('|'));
	return [...texts].filter((text) => !there.has(text));
}

/** Waits until it is quiet before it counts. */
async function countDiverged(typing: Typing, reader: Writer): Promise<number> {
	typing.stop();
	const { writers } = typing;
	const isQuiet = () =>
		writers.every((writer) => writer.provider.synced && writer.stored() === writer.written());
	await until(isQuiet, PATIENCE).catch(() => {
		throw new Error(`they do not come to rest: ${writers.map(describe).join('; ')}`);
	});
	const differs = (writer: Writer) => !isSame(writer.document, reader.document);
	await until(() => !writers.some(differs), PATIENCE).catch(() => undefined);
	const missing = listMissing(typing.typed(), reader);
	return writers.filter(differs).length + missing.length;
}

const describe = ({ provider, stored, written, closed }: Writer) =>
	`${provider.synced ? 'synced' : 'not synced'}, ${stored()} of ${written()} stored, closed ${closed.slice(-5).join(' ')}`;

/** Asks for the draft to be written down; answers its paragraphs. */
export async function writeDown(ground: Ground, page: string): Promise<Set<string>> {
	const isEmpty = async () => {
		const [row] = await ground.sql`select exists (select from sync.log where page_id = ${page})`;
		if (row?.exists) await ground.sql`select pg_notify('sync_compact', ${page})`;
		return !row?.exists;
	};
	await until(isEmpty, PATIENCE);
	const [draft] = await ground.sql<{ text: string }[]>`
		select text from sync.drafts where page_id = ${page}`;
	return new Set(draft?.text.split('\n'));
}
