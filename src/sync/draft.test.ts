import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Draft } from './draft.ts';

/** What somebody types, one update per word. */
function type(...words: string[]): { document: Y.Doc; updates: Uint8Array[] } {
	const document = new Y.Doc();
	const updates: Uint8Array[] = [];
	document.on('update', (update: Uint8Array) => updates.push(update));
	for (const word of words) document.getText('text').insert(0, word);
	return { document, updates };
}

describe('a draft knows how far it is', () => {
	it('after updates that go on from earlier ones, so that nobody is asked for them again', () => {
		const { document, updates } = type('eins', 'zwei', 'drei');
		const draft = new Draft(updates.slice(0, 1));
		draft.take(updates.slice(1));
		expect(draft.stateVector()).toEqual(Y.encodeStateVector(document));
		expect(draft.expected).toEqual(draft.stored);
	});

	it('and does not claim what lies behind a gap', () => {
		const { document, updates } = type('eins', 'zwei', 'drei');
		const draft = new Draft(updates.slice(0, 1));
		draft.take(updates.slice(2));
		expect(draft.stored.get(document.clientID)).toBe(4);
	});
});
