/**
 * Decides whether an update may join a page: everything it stands on must be there already, so that no document ever
 * has to keep something for later. What is missing may lie in the log, written by another node; who asks tries again
 * after reading it.
 */
import { Closing, notUnderstood } from './closing.ts';
import { DEPTH } from './limits.ts';
import { walkUpdate, type Id, type Struct } from './update-reader.ts';

/** How far each client of a page has come. */
export type Clocks = Map<number, number>;

interface Section {
	client: number;
	from: number;
	/** The clock after the last struct. */
	to: number;
}

export interface Checked {
	sections: Section[];
	deletions: [client: number, clock: number, length: number][];
}

/** Stands on what this node does not know; another node may. */
export class UnknownGround extends Closing {
	constructor() {
		super(4400, 'stands on something unknown');
	}
}

interface Reading extends Section {
	structs: Struct[];
	depths: number[];
	/** How many of the structs have found their ground. */
	settled: number;
}

/** Throws a Closing of 4400 for what may never join, UnknownGround for what may not join yet. */
export function checkUpdate(update: Uint8Array, known: Clocks): Checked {
	const readings = new Map<number, Reading>();
	const deletions: Checked['deletions'] = [];
	let current: Reading | undefined;
	walkUpdate(update, {
		section(client, from) {
			current = { client, from, to: from, structs: [], depths: [], settled: 0 };
			readings.set(client, current);
		},
		struct(struct) {
			if (!current) return;
			current.structs.push(struct);
			current.to += struct.length;
		},
		deletion: (...range) => deletions.push(range)
	});
	const sections = [...readings.values()];
	if (sections.some(({ client, from }) => from > (known.get(client) ?? 0)))
		throw new UnknownGround();
	settle(readings, known);
	const reach = (client: number) => Math.max(known.get(client) ?? 0, readings.get(client)?.to ?? 0);
	if (deletions.some(([client, clock, length]) => clock + length > reach(client)))
		throw new UnknownGround();
	return { sections: sections.map(({ client, from, to }) => ({ client, from, to })), deletions };
}

/** Puts structs in order as Yjs will: again and again one whose ground is there. A circle never ends. */
function settle(readings: Map<number, Reading>, known: Clocks): void {
	const open = new Set(readings.values());
	while (open.size) {
		let moved = false;
		for (const reading of open) {
			const before = reading.settled;
			advance(reading, readings, known);
			moved ||= reading.settled > before;
			if (reading.settled === reading.structs.length) open.delete(reading);
		}
		if (!moved) throw new UnknownGround();
	}
}

function advance(reading: Reading, readings: Map<number, Reading>, known: Clocks): void {
	for (; reading.settled < reading.structs.length; reading.settled++) {
		const struct = reading.structs[reading.settled];
		if (!struct) return;
		const { origin, rightOrigin, parent } = struct;
		let depth = 0;
		for (const id of [origin, rightOrigin, parent]) {
			if (!id) continue;
			const ground = depthOf(id, readings, known);
			if (ground === null) return;
			depth = Math.max(depth, ground + (id === parent ? 1 : 0));
		}
		if (depth > DEPTH) throw notUnderstood('nested too deep');
		reading.depths.push(depth);
	}
}

/** How deep a struct of this very update lies; 0 for one that was there before, null for one that is not there. */
function depthOf([client, clock]: Id, readings: Map<number, Reading>, known: Clocks) {
	const reading = readings.get(client);
	if (reading && clock >= reading.from && reading.settled > 0) {
		const place = placeOf(reading, clock);
		if (place !== null) return reading.depths[place] ?? null;
	}
	return clock < (known.get(client) ?? 0) ? 0 : null;
}

/** Index of the settled struct with this clock. */
function placeOf({ structs, settled }: Reading, clock: number): number | null {
	let [low, high] = [0, settled - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const struct = structs[middle];
		if (!struct) return null;
		if (clock < struct.clock) high = middle - 1;
		else if (clock >= struct.clock + struct.length) low = middle + 1;
		else return middle;
	}
	return null;
}
