import { describe, expect, it } from 'vitest';
import { writeMarkdown, type TextNode } from './markdown.ts';

const text = (words: string, ...marks: string[]): TextNode => ({
	type: 'text',
	text: words,
	marks: marks.map((type) => ({ type }))
});
const paragraph = (...content: TextNode[]): TextNode => ({ type: 'paragraph', content });
const write = (...content: TextNode[]) => writeMarkdown('Titel', { type: 'doc', content });

describe('a page as Markdown', () => {
	it('marks words, and leaves signs that were typed as they are', () => {
		expect(write(paragraph(text('fett ', 'bold'), text('*nicht* [das]')))).toBe(
			'# Titel\n\n**fett** \\*nicht\\* \\[das\\]\n'
		);
	});

	it('writes tasks, nested lists and tables with a head', () => {
		const item = (words: string, checked: boolean, ...below: TextNode[]): TextNode => ({
			type: 'taskItem',
			attrs: { checked },
			content: [paragraph(text(words)), ...below]
		});
		const list = {
			type: 'taskList',
			content: [item('a', true, { type: 'taskList', content: [item('b', false)] })]
		};
		const cell = (words: string): TextNode => ({
			type: 'tableCell',
			content: [paragraph(text(words))]
		});
		const table = {
			type: 'table',
			content: [
				{ type: 'tableRow', content: [cell('A'), cell('B|C')] },
				{ type: 'tableRow', content: [cell('1')] }
			]
		};
		expect(write(list, table)).toBe(
			'# Titel\n\n- [x] a\n\n  - [ ] b\n\n| A | B\\|C |\n| --- | --- |\n| 1 |  |\n'
		);
	});

	it('lets no address leave its brackets', () => {
		const link = { type: 'link', attrs: { href: 'https://x.example/a b>c' } };
		expect(write(paragraph({ type: 'text', text: 'hier', marks: [link] }))).toContain(
			'[hier](<https://x.example/a%20b%3Ec>)'
		);
	});
});
