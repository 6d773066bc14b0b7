import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { pageSchema } from '../schema.ts';
import { findSign } from './sign.ts';

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
		expect(findSign(at(text), '/')).toMatchObject({ typed, to: text.length + 1 });
	});

	it.each([['und/oder'], ['/zwei worte'], ['https://'], ['']])('is only a slash: %s', (text) => {
		expect(findSign(at(text), '/')).toBeNull();
	});

	it('is only a slash in code', () => {
		expect(findSign(at('/tab', 'codeBlock'), '/')).toBeNull();
	});
});

describe('an at sign', () => {
	it.each([
		['@', ''],
		['siehe @Elterngeld', 'Elterngeld'],
		['@Land Nordrhein-West', 'Land Nordrhein-West'],
		['@Land ', 'Land ']
	])('opens the menu: %s', (text, typed) => {
		expect(findSign(at(text), '@')).toMatchObject({ typed, to: text.length + 1 });
	});

	it.each([['post@amt.example'], ['@ein, dann'], ['@  zwei'], ['@a b c d e f'], ['']])(
		'is only a sign: %s',
		(text) => {
			expect(findSign(at(text), '@')).toBeNull();
		}
	);
});
