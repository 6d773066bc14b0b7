/** Frames as an attacker with the right to write would send them to a page, from a repeatable source of chance. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { answerFrame, awarenessFrame, compareFrame, updateFrame } from '../../src/sync/messages.ts';

/** A frame, or bytes that are none and go past the protocol. */
export interface Frame {
	kind: string;
	bytes: Uint8Array | string;
	isRaw?: boolean;
}

type Random = () => number;
type Make = () => Omit<Frame, 'kind'>;

/** What mutations start from: honest edits of a document that knows the page. */
function makeEdits(page: Uint8Array, random: Random): Uint8Array[] {
	return Array.from({ length: 24 }, (_, place) => {
		const document = new Y.Doc();
		Y.applyUpdate(document, page);
		document.clientID = 1 + Math.floor(random() * 2 ** 31);
		const before = Y.encodeStateVector(document);
		const fragment = document.getXmlFragment('default');
		const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText(`böse ${place} 😀`)];
		paragraph.insert(0, [text]);
		fragment.insert(Math.floor(random() * (fragment.length + 1)), [paragraph]);
		if (place % 2) text.format(1, 3, { bold: {} });
		if (place % 3 === 0) text.delete(1, 2);
		if (place % 4 === 0) paragraph.setAttribute('kind', 'x'.repeat(place));
		const update = Y.encodeStateAsUpdate(document, before);
		document.destroy();
		return update;
	});
}

const numbers = (...list: number[]) =>
	encoding.encode((encoder) => {
		for (const number of list) encoding.writeVarUint(encoder, number);
	});

const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** Bytes after the upgrade that are no WebSocket frame, each a violation of its own. */
export const VIOLATIONS = [
	'f000',
	'8380',
	'c180',
	'8f00',
	'88820000000003e9',
	'82ff7fffffffffffffff',
	'0980',
	'ff'
];

export function makePageFrames(page: Uint8Array, random: Random): () => Frame {
	const below = (bound: number) => Math.floor(random() * bound);
	const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
	const bytes = (length: number) => Uint8Array.from({ length }, () => below(256));
	const edits = makeEdits(page, random);
	const edit = () => one(edits);
	const wrap = (update: Uint8Array) => ({
		bytes: one([updateFrame, updateFrame, answerFrame])(update)
	});
	const flipped = (given: Uint8Array, times: number) => {
		const copy = Uint8Array.from(given);
		for (let time = 0; time < times; time++) {
			const place = below(copy.length);
			copy[place] = (copy[place] ?? 0) ^ (1 << below(8));
		}
		return copy;
	};
	const huge = () => one([2 ** 25, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1]);

	const KINDS: Record<string, Make> = {
		'random bytes': () => ({ bytes: bytes(below(80)) }),
		'random update': () => wrap(bytes(below(60))),
		'an honest edit': () => wrap(edit()),
		'one bit': () => wrap(flipped(edit(), 1)),
		'eight bits': () => wrap(flipped(edit(), 8)),
		'one bit of the frame': () => ({ bytes: flipped(updateFrame(edit()), 1) }),
		truncated: () => wrap(edit().subarray(0, below(edit().length))),
		spliced() {
			const [head, tail] = [edit(), edit()];
			return wrap(join(head.subarray(0, below(head.length)), tail.subarray(below(tail.length))));
		},
		'a huge number inside'() {
			const given = edit();
			const place = below(given.length);
			return wrap(join(given.subarray(0, place), numbers(huge()), given.subarray(place)));
		},
		'allocation bomb': () =>
			wrap(one([numbers(1, huge(), below(999), 0), numbers(huge()), numbers(0, 1, 7, huge())])),
		'a gap of the clock'() {
			const document = new Y.Doc();
			document.getText('t').insert(0, 'abc');
			const before = Y.encodeStateVector(document);
			document.getText('t').insert(below(4), 'spät');
			return wrap(Y.encodeStateAsUpdate(document, before));
		},
		'the client id of somebody else'() {
			const document = new Y.Doc();
			Y.applyUpdate(document, page);
			const others = [...document.store.clients.keys()];
			document.clientID = others.length ? one(others) : 1;
			const before = Y.encodeStateVector(document);
			document.getXmlFragment('default').insert(0, [new Y.XmlText('gefälscht')]);
			return wrap(Y.encodeStateAsUpdate(document, before));
		},
		'bytes of version 2': () => wrap(Y.convertUpdateFormatV1ToV2(edit())),
		'a deletion of anything': () => wrap(numbers(0, 1, below(2 ** 31), 1, below(9), 1 + below(99))),
		'an unknown message': () => ({ bytes: join(numbers(below(200)), bytes(below(9))) }),
		'a state vector': () => ({
			bytes: compareFrame(one([bytes(below(20)), numbers(huge()), edit()]))
		}),
		awareness: () => ({
			bytes: awarenessFrame([
				{ client: below(9), clock: below(9), json: one(['null', '{', '{"a":1}', '7']) }
			])
		}),
		text: () => ({ bytes: 'kein Protokoll' }),
		'no frame at all': () => ({ bytes: Buffer.from(one(VIOLATIONS), 'hex'), isRaw: true })
	};
	const names = Object.keys(KINDS);
	return () => {
		const kind = one(names);
		return { kind, ...(KINDS[kind] as Make)() };
	};
}
