import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../tests/faults/random.ts';
import { compact } from './compaction-worker.ts';
import { readDraft } from './drafting.ts';
import { DEPTH } from './limits.ts';
import { checkUpdate, UnknownGround, type Clocks } from './update-check.ts';
import { clocksOf, packRow } from './update-bytes.ts';

const NOTHING: Clocks = new Map();

function documentOf(client: number, fill: (document: Y.Doc) => void): Y.Doc {
	const document = new Y.Doc();
	document.clientID = client;
	fill(document);
	return document;
}

const whole = (document: Y.Doc) => Y.encodeStateAsUpdate(document);

/** A frame written by hand: so many structs of a client from a clock on, then whatever follows. */
const forge = (structs: number, client: number, clock: number, rest: number[] = []) => {
	const encoder = encoding.createEncoder();
	for (const number of [1, structs, client, clock]) encoding.writeVarUint(encoder, number);
	for (const byte of rest) encoding.writeUint8(encoder, byte);
	return encoding.toUint8Array(encoder);
};

describe('an update of an honest client', () => {
	it('joins, whatever it was made of', () => {
		const random = makeRandom(11);
		const document = documentOf(5, () => undefined);
		const known: Clocks = new Map();
		const taken: Uint8Array[] = [];
		document.on('update', (update: Uint8Array) => {
			const { sections } = checkUpdate(update, known);
			for (const { client, to } of sections) known.set(client, to);
			taken.push(update);
		});
		const text = document.getText('text');
		for (let turn = 0; turn < 400; turn++) {
			const place = Math.floor(random() * text.length);
			const act = Math.floor(random() * 6);
			if (act === 0 && text.length > 3) text.delete(place, Math.min(3, text.length - place));
			else if (act === 1) text.format(place, Math.min(2, text.length - place), { bold: true });
			else if (act === 2) text.insertEmbed(place, { image: 'x', of: [1, null, 2n.toString()] });
			else if (act === 3)
				document.getMap('map').set(`key ${turn % 7}`, { a: [turn, 1.5, true, undefined] });
			else if (act === 4)
				document.getArray('list').push([new Y.Map([['inner', new Uint8Array([1, 2])]])]);
			else text.insert(place, `wort ${turn} ü`);
		}
		const again = new Y.Doc();
		for (const update of taken) Y.applyUpdate(again, update);
		expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(document))).toBe(true);
		expect(again.getText('text').toString()).toBe(text.toString());
		expect(known).toEqual(clocksOf(whole(document)));
	});
});

describe('an attack:', () => {
	const honest = documentOf(7, (document) => document.getText('text').insert(0, 'hello world'));
	const known = clocksOf(whole(honest));

	it('33.5 million structs in ten bytes are read as far as there are bytes', () => {
		const from = performance.now();
		for (let time = 0; time < 200; time++)
			expect(() => checkUpdate(forge(33_500_000, 9, 0), known)).toThrow();
		expect(performance.now() - from).toBeLessThan(500);
	});

	it('a gap of the clock is refused, and never kept for later', () => {
		const later = documentOf(9, (document) => document.getText('text').insert(0, 'abc'));
		const before = Y.encodeStateVector(later);
		later.getText('text').insert(3, 'def');
		expect(() => checkUpdate(Y.encodeStateAsUpdate(later, before), known)).toThrow(UnknownGround);
	});

	it('a skipped piece is refused', () => {
		const document = documentOf(9, (one) => one.getText('text').insert(0, 'a'));
		const parts: Uint8Array[] = [];
		document.on('update', (update: Uint8Array) => parts.push(update));
		for (const letter of 'bcd') document.getText('text').insert(1, letter);
		const gap = Y.mergeUpdates([
			whole(documentOf(9, (one) => one.getText('text').insert(0, 'a'))),
			parts[2] ?? new Uint8Array()
		]);
		expect(() => checkUpdate(gap, known)).toThrow('a gap');
	});

	it('a deletion of what nobody has is refused', () => {
		const victim = documentOf(9, (document) => document.getText('text').insert(0, 'abc'));
		const before = Y.encodeStateVector(victim);
		victim.getText('text').delete(0, 3);
		expect(() => checkUpdate(Y.encodeStateAsUpdate(victim, before), known)).toThrow(UnknownGround);
	});

	it('two structs that wait for each other are refused', () => {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 2);
		for (const [client, other] of [
			[8, 9],
			[9, 8]
		] as const) {
			// One struct: text with the other as its origin.
			for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
			encoding.writeUint8(encoder, 0x84);
			for (const number of [other, 0]) encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, 'x');
		}
		encoding.writeVarUint(encoder, 0);
		expect(() => checkUpdate(encoding.toUint8Array(encoder), known)).toThrow(UnknownGround);
	});

	it('nesting deeper than 32 is refused', () => {
		const deep = documentOf(9, (document) => {
			let map = document.getMap('root');
			for (let depth = 0; depth < DEPTH + 4; depth++) {
				const inner = new Y.Map();
				map.set('in', inner);
				map = inner;
			}
		});
		expect(() => checkUpdate(whole(deep), known)).toThrow('nested too deep');
	});

	it('more than 64 clients in one update are refused', () => {
		const crowd = new Y.Doc();
		for (let client = 1; client <= 70; client++)
			Y.applyUpdate(
				crowd,
				whole(documentOf(client, (document) => document.getText('t').insert(0, 'x')))
			);
		expect(() => checkUpdate(whole(crowd), NOTHING)).toThrow('wrong clients');
	});

	it('bytes of version 2 are refused', () => {
		expect(() => checkUpdate(Y.encodeStateAsUpdateV2(honest), NOTHING)).toThrow();
	});

	it('trailing bytes are refused', () => {
		expect(() => checkUpdate(Buffer.concat([whole(honest), Buffer.from([0])]), NOTHING)).toThrow(
			'trailing'
		);
	});

	it('a document within the document is refused', () => {
		const nested = documentOf(9, (document) => document.getMap('m').set('d', new Y.Doc()));
		expect(() => checkUpdate(whole(nested), NOTHING)).toThrow('unknown content');
	});

	it('a struct of enormous or no length is refused', () => {
		expect(() => checkUpdate(forge(1, 9, 0, [0, 0, 0]), NOTHING)).toThrow('wrong length');
		expect(() => checkUpdate(forge(1, 9, 0, [0, 255, 255, 255, 255, 255, 1, 0]), NOTHING)).toThrow(
			'wrong length'
		);
	});

	it.each([1, 2, 3])('what is mutated and passes is loadable or put aside (seed %i)', (seed) => {
		const random = makeRandom(seed);
		const page = documentOf(7, (document) => write(document, 'hello world'));
		const base = whole(page);
		const reached = clocksOf(base);
		const counts = { passed: 0, aside: 0 };
		for (let turn = 0; turn < 3_000; turn++) {
			const editor = documentOf(9, (document) => Y.applyUpdate(document, base));
			write(editor, 'mehr Text 😀');
			const bytes = mutate(
				Y.encodeStateAsUpdate(editor, Y.encodeStateVectorFromUpdate(base)),
				random
			);
			try {
				checkUpdate(bytes, reached);
			} catch {
				continue;
			}
			counts.passed += 1;
			const { data, bad, json } = compact([
				{ id: '0', data: base },
				{ id: '1', data: packRow([bytes]) }
			]);
			counts.aside += bad.length;
			const again = new Y.Doc();
			Y.applyUpdate(again, data);
			expect(again.store.pendingStructs).toBeNull();
			expect(JSON.stringify(readDraft(again).json)).toBe(json);
			expect(readDraft(again).text).toContain('hel!lo');
		}
		expect(counts.passed).toBeGreaterThan(100);
		expect(counts.aside).toBeGreaterThan(0);
	});
});

function write(document: Y.Doc, words: string): void {
	const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText(words)];
	paragraph.insert(0, [text]);
	document.getXmlFragment('default').insert(0, [paragraph]);
	text.format(1, 4, { bold: {} });
	text.insert(3, '!');
}

/** One bit is wrong. */
function mutate(update: Uint8Array, random: () => number): Uint8Array {
	const bytes = Uint8Array.from(update);
	const place = Math.floor(random() * bytes.length);
	bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
	return bytes;
}
