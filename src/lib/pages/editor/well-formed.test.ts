import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { pageSchema } from '../schema.ts';
import { mend } from './well-formed.ts';

const type = (text: string) => {
	const state = EditorState.create({ schema: pageSchema });
	const typed = state.tr.insertText(text, 1);
	const next = state.apply(typed);
	return { typed, next };
};

describe('what is typed', () => {
	it('keeps whole emoji', () => {
		const { typed, next } = type('gut 👍');
		expect(mend([typed], next)).toBeNull();
	});

	it('has half an emoji replaced, at the same length, so that carets stay', () => {
		const { typed, next } = type('x\ud83dy');
		const mended = mend([typed], next);
		expect(mended?.doc.textContent).toBe('x\ufffdy');
		expect(mended?.doc.content.size).toBe(next.doc.content.size);
	});

	it('has the sign zero replaced, which no database takes', () => {
		const { typed, next } = type('x\0y');
		expect(mend([typed], next)?.doc.textContent).toBe('x\ufffdy');
	});
});
