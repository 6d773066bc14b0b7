import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { pageSchema } from '../schema.ts';
import { findSlash } from './slash.ts';

function at(text: string, block = 'paragraph'): EditorState {
	const node = pageSchema.nodes[block]?.create(null, text ? pageSchema.text(text) : null);
	const doc = pageSchema.node('doc', null, node);
	return EditorState.create({ doc, selection: TextSelection.create(doc, text.length + 1) });
}

describe('a slash', () => {
	it.each([
		['/', ''],
		['/tab', 'tab'],
		['Wort /Über', 'Über']
	])('opens the menu: %s', (text, typed) => {
		expect(findSlash(at(text))).toMatchObject({ typed, to: text.length + 1 });
	});

	it.each([['und/oder'], ['/zwei worte'], ['https://'], ['']])('is only a slash: %s', (text) => {
		expect(findSlash(at(text))).toBeNull();
	});

	it('is only a slash in code', () => {
		expect(findSlash(at('/tab', 'codeBlock'))).toBeNull();
	});
});
