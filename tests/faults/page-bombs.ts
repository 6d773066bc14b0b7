/** Bytes that others' page syncs died or stalled of. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { VIOLATIONS, type Frame } from './page-frames.ts';

const numbers = (...list: number[]) =>
	encoding.encode((encoder) => {
		for (const number of list) encoding.writeVarUint(encoder, number);
	});

export const violations = (): Frame[] =>
	VIOLATIONS.map((hex) => ({ kind: '', bytes: Buffer.from(hex, 'hex'), isRaw: true }));

/** One section with so many structs, in ten bytes. */
export const manyStructs = () => numbers(1, 33_500_000, 9, 0);

/** The second word of somebody whose first word nobody has. */
export function clockGap(): Uint8Array {
	const document = new Y.Doc();
	document.getText('text').insert(0, 'erst');
	const before = Y.encodeStateVector(document);
	document.getText('text').insert(4, 'dann');
	return Y.encodeStateAsUpdate(document, before);
}

/** So many edits of one person, each with so many letters. */
export function longStory(count: number, letters: number): Uint8Array[] {
	const document = new Y.Doc();
	const updates: Uint8Array[] = [];
	document.on('update', (update: Uint8Array) => updates.push(update));
	for (let place = 0; place < count; place++)
		document.getXmlFragment('default').push([new Y.XmlText('x'.repeat(letters))]);
	return updates;
}

/** A map in a map in a map; and its deletion. */
export function deepMap(depth: number): Uint8Array[] {
	const client = 77;
	const nested = encoding.encode((encoder) => {
		for (const number of [1, depth, client, 0]) encoding.writeVarUint(encoder, number);
		for (let clock = 0; clock < depth; clock++) {
			// A type, without neighbours, under a key.
			encoding.writeUint8(encoder, 0x20 | 7);
			encoding.writeVarUint(encoder, clock ? 0 : 1);
			if (clock) for (const number of [client, clock - 1]) encoding.writeVarUint(encoder, number);
			else encoding.writeVarString(encoder, 'map');
			encoding.writeVarString(encoder, 'in');
			encoding.writeVarUint(encoder, 1);
		}
		encoding.writeVarUint(encoder, 0);
	});
	return [nested, numbers(0, 1, client, 1, 0, depth)];
}

/** For each who has written: words under their id, which they never wrote. */
export function spoofs(page: Y.Doc): Uint8Array[] {
	return [...page.store.clients.keys()].map((client) => {
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(page));
		forged.clientID = client;
		const before = Y.encodeStateVector(forged);
		forged.getXmlFragment('default').insert(0, [new Y.XmlText('gefälscht')]);
		return Y.encodeStateAsUpdate(forged, before);
	});
}

export function versionTwo(): Uint8Array {
	const document = new Y.Doc();
	document.getXmlFragment('default').insert(0, [new Y.XmlText('zweite Fassung')]);
	return Y.encodeStateAsUpdateV2(document);
}

/** One update of so many people. */
export function crowd(people: number): Uint8Array {
	const updates = Array.from({ length: people }, () => {
		const document = new Y.Doc();
		document.getXmlFragment('default').insert(0, [new Y.XmlText('x')]);
		return Y.encodeStateAsUpdate(document);
	});
	return Y.mergeUpdates(updates);
}
