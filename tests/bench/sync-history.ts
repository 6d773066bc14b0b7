/** A long history of one page, keystroke by keystroke, the same for every run. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { makeRandom } from '../faults/random.ts';

/** The shape of the editing trace that is usual for this: 260,000 strokes, three of ten delete, now and then a jump. */
const DELETIONS = 0.3;
const JUMPS = 0.02;
const PARAGRAPH = 600;
/** Each with a client id of its own. */
const SESSION = 6_500;

export interface History {
	updates: Uint8Array[];
	/** The same in one update, as a document encodes itself. */
	whole: Uint8Array;
	characters: number;
}

export function writeHistory(edits: number, seed: number): History {
	const random = makeRandom(seed);
	const document = new Y.Doc();
	const updates: Uint8Array[] = [];
	document.on('update', (update: Uint8Array) => updates.push(update));
	const cursor = openCursor(document, random);
	while (updates.length < edits) {
		if (updates.length % SESSION === 0) document.clientID = 1000 + updates.length / SESSION;
		if (random() < JUMPS) cursor.jump();
		if (random() < DELETIONS) cursor.erase();
		else cursor.strike();
	}
	const whole = Y.encodeStateAsUpdate(document);
	const characters = cursor.characters();
	document.destroy();
	return { updates, whole, characters };
}

function openCursor(document: Y.Doc, random: () => number) {
	const page = document.getXmlFragment('default');
	let text = begin(page);
	let at = 0;
	const texts = [text];
	return {
		jump() {
			text = texts[Math.floor(random() * texts.length)] ?? text;
			at = Math.floor(random() * (text.length + 1));
		},
		strike() {
			if (text.length >= PARAGRAPH) {
				texts.push((text = begin(page)));
				at = 0;
				return;
			}
			text.insert(
				at++,
				random() < 0.17 ? ' ' : String.fromCharCode(97 + Math.floor(random() * 26))
			);
		},
		erase() {
			if (at > 0) text.delete(--at, 1);
		},
		characters: () => texts.reduce((sum, { length }) => sum + length, 0)
	};
}

/** A new paragraph at the end of the page. */
export function begin(page: Y.XmlFragment): Y.XmlText {
	const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
	page.doc?.transact(() => {
		paragraph.insert(0, [text]);
		page.insert(page.length, [paragraph]);
	});
	return text;
}

/** A page of so many characters, written under client id 1. */
export function writePage(characters: number): Uint8Array {
	const document = new Y.Doc();
	document.clientID = 1;
	const page = document.getXmlFragment('default');
	const words = 'Die Stelle meldet den Stand bis zum Ende des Monats. '.repeat(10);
	for (let left = characters; left > 0; left -= words.length) begin(page).insert(0, words);
	return Y.encodeStateAsUpdate(document);
}

/** What a directory holds of a page: length-prefixed updates. */
export function readStored(directory: string, page: string): Uint8Array[] {
	const file = path.join(directory, page);
	if (!existsSync(file)) return [];
	const decoder = decoding.createDecoder(readFileSync(file));
	const updates: Uint8Array[] = [];
	while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder));
	return updates;
}
