/** Updates as bytes: in a row of the log, merged, compared. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Clocks } from './update-check.ts';

/** Of nothing. */
export const EMPTY_UPDATE = new Uint8Array([0, 0]);

/** One row of the log: each update with its length before it. */
export function packRow(updates: Uint8Array[]): Buffer {
	return Buffer.from(
		encoding.encode((encoder) => {
			for (const update of updates) encoding.writeVarUint8Array(encoder, update);
		})
	);
}

function unpackRow(row: Uint8Array): Uint8Array[] {
	const decoder = decoding.createDecoder(row);
	const updates: Uint8Array[] = [];
	while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder));
	return updates;
}

export interface Row {
	/** '0' is the base. */
	id: string;
	data: Uint8Array;
}

/** The base is one update, every other row a list of them. */
export const updatesIn = (rows: Row[]): Uint8Array[] =>
	rows.flatMap(({ id, data }) => (id === '0' ? [data] : unpackRow(data)));

/** How many at once: Yjs takes time with the square of their number. */
const GROUP = 64;

/** Many updates as one that says the same. Deleted text stays in it; only compaction drops that. */
export function mergeUpdates(updates: Uint8Array[]): Uint8Array {
	let list = updates;
	while (list.length > 1) {
		const groups: Uint8Array[] = [];
		for (let from = 0; from < list.length; from += GROUP) {
			const group = list.slice(from, from + GROUP);
			groups.push(group.length === 1 && group[0] ? group[0] : Y.mergeUpdates(group));
		}
		list = groups;
	}
	return list[0] ?? EMPTY_UPDATE;
}

export function clocksOf(update: Uint8Array): Clocks {
	return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
}

export function encodeClocks(clocks: Clocks): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, clocks.size);
		for (const [client, clock] of clocks) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
		}
	});
}

/** A state vector of a client, read within its own bytes. */
export function readClocks(stateVector: Uint8Array): Clocks {
	const decoder = decoding.createDecoder(stateVector);
	const clocks: Clocks = new Map();
	for (let left = decoding.readVarUint(decoder); left > 0; left--)
		clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
	return clocks;
}

type Range = [clock: number, end: number];
export type Deletions = Map<number, Range[]>;

/** What a stored update deletes: ranges in order, joined where they touch. */
export function deletionsOf(update: Uint8Array): Deletions {
	const found: Deletions = new Map();
	for (const [client, items] of Y.decodeUpdate(update).ds.clients)
		found.set(client, joinRanges(items.map(({ clock, len }) => [clock, clock + len])));
	return found;
}

function joinRanges(ranges: Range[]): Range[] {
	const joined: Range[] = [];
	for (const [clock, end] of ranges.sort(([a], [b]) => a - b)) {
		const last = joined.at(-1);
		if (last && clock <= last[1]) last[1] = Math.max(last[1], end);
		else joined.push([clock, end]);
	}
	return joined;
}

export function isDeleted(
	deletions: Deletions,
	[client, clock, length]: [client: number, clock: number, length: number]
): boolean {
	const ranges = deletions.get(client) ?? [];
	let [low, high] = [0, ranges.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const [from, end] = ranges[middle] ?? [0, 0];
		if (clock < from) high = middle - 1;
		else if (clock >= end) low = middle + 1;
		else return clock + length <= end;
	}
	return false;
}
