/**
 * A draft in memory: merged bytes, what came since, how far each client is. There is no Yjs document here; a
 * document takes twelve times its bytes, and nobody asks this process what the text says.
 */
import * as Y from 'yjs';
import type { Checked, Clocks } from './update-check.ts';
import {
	clocksOf,
	deletionsOf,
	EMPTY_UPDATE,
	encodeClocks,
	isDeleted,
	mergeUpdates,
	type Deletions
} from './update-bytes.ts';

export class Draft {
	/** What is stored. */
	readonly stored: Clocks;
	/** What is stored, and what is on its way there. */
	readonly expected: Clocks;
	/** Size in bytes. */
	bytes: number;
	#merged: Uint8Array;
	#tail: Uint8Array[] = [];
	#deleted: Deletions | undefined;

	constructor(updates: Uint8Array[]) {
		this.#merged = mergeUpdates(updates);
		this.bytes = this.#merged.length;
		this.stored = clocksOf(this.#merged);
		this.expected = new Map(this.stored);
	}

	/** Everything that is stored, as one update. */
	whole(): Uint8Array {
		if (this.#tail.length) {
			this.#merged = mergeUpdates([this.#merged, ...this.#tail]);
			this.bytes = this.#merged.length;
			this.#tail = [];
		}
		return this.#merged;
	}

	stateVector(): Uint8Array {
		return encodeClocks(this.stored);
	}

	/** What a client with this state vector lacks. */
	lackedBy(stateVector: Uint8Array): Uint8Array {
		const hasNothing = stateVector.length === 1 && stateVector[0] === 0;
		return hasNothing ? this.whole() : Y.diffUpdate(this.whole(), stateVector);
	}

	/** Takes in updates that are stored. */
	take(updates: Uint8Array[]): void {
		this.#deleted = undefined;
		for (const update of updates) {
			this.#tail.push(update);
			this.bytes += update.length;
			advance(this.stored, update);
		}
		raise(this.expected, this.stored);
	}

	/** Whether all this is deleted already. */
	hasDeleted(deletions: Checked['deletions']): boolean {
		if (!deletions.length) return true;
		const known = (this.#deleted ??= deletionsOf(this.whole()));
		return deletions.every((range) => isDeleted(known, range));
	}
}

/** By an update that goes on where its clients were. One that leaves a gap waits for what another node tells next. */
function advance(clocks: Clocks, update: Uint8Array): void {
	const { from, to } = Y.parseUpdateMeta(update);
	for (const [client, clock] of to) {
		const known = clocks.get(client) ?? 0;
		if ((from.get(client) ?? 0) <= known && clock > known) clocks.set(client, clock);
	}
}

export function raise(clocks: Clocks, others: Clocks): void {
	for (const [client, clock] of others)
		if (clock > (clocks.get(client) ?? 0)) clocks.set(client, clock);
}

/** The part of a checked update that is new. */
export function cutKnown(update: Uint8Array, { sections }: Checked, known: Clocks): Uint8Array {
	const overlaps = sections.filter(({ client, from }) => from < (known.get(client) ?? 0));
	if (!overlaps.length) return update;
	const reached: Clocks = new Map(overlaps.map(({ client }) => [client, known.get(client) ?? 0]));
	return Y.diffUpdate(update, encodeClocks(reached));
}

export const isEmpty = (update: Uint8Array) =>
	update.length === EMPTY_UPDATE.length && update[0] === 0 && update[1] === 0;
