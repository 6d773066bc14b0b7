/** Writes edits that can be told apart in the bytes of any frame, without a document on the other side. */
import * as Y from 'yjs';
import { begin } from './sync-history.ts';

const TILDE = 0x7e;
const DIGITS = 6;
/** Edits until a new paragraph begins. */
const PARAGRAPH = 100;

/** One who types into a paragraph of their own: every edit inserts a tilde and its number. */
export class Pen {
	readonly #document = new Y.Doc();
	#text: Y.XmlText | undefined;
	#count = 0;
	#updates: Uint8Array[] = [];

	/** @param whole the page as the server sent it */
	constructor(whole: Uint8Array) {
		Y.applyUpdate(this.#document, whole);
		this.#document.on('update', (update: Uint8Array) => this.#updates.push(update));
	}

	/** Makes room for the next edit, where it is needed; answers the update to be sent first. */
	turn(): Uint8Array[] {
		if (this.#count++ % PARAGRAPH === 0)
			this.#text = begin(this.#document.getXmlFragment('default'));
		return this.#updates.splice(0);
	}

	edit(number: number): Uint8Array {
		this.#text?.insert(this.#text.length, `~${String(number).padStart(DIGITS, '0')}`);
		const [update] = this.#updates.splice(0);
		if (!update) throw new Error('An edit changed nothing.');
		return update;
	}
}

/** Tells the number of every edit in these bytes. */
export function readNumbers(bytes: Buffer, tell: (number: number) => void): void {
	for (let at = bytes.indexOf(TILDE); at >= 0; at = bytes.indexOf(TILDE, at + 1)) {
		const number = numberAt(bytes, at + 1);
		if (number >= 0) tell(number);
	}
}

function numberAt(bytes: Buffer, from: number): number {
	let number = 0;
	for (let at = from; at < from + DIGITS; at++) {
		const digit = (bytes[at] ?? 0) - 48;
		if (digit < 0 || digit > 9) return -1;
		number = number * 10 + digit;
	}
	return number;
}
