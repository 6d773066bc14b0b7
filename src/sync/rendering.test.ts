import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { pageExtensions, pageSchema } from '../lib/pages/schema.ts';
import { readDraft } from './drafting.ts';
import type { PageNode } from './page-node.ts';
import { MARKS, NODES, renderHtml, VOIDS } from './rendering.ts';

describe('the schema', () => {
	it('has a rendering for each of its nodes and marks', () => {
		const drawn = [...Object.keys(NODES), ...Object.keys(VOIDS), 'text'];
		expect(Object.keys(pageSchema.nodes).sort()).toEqual(drawn.sort());
		expect(Object.keys(pageSchema.marks).sort()).toEqual(Object.keys(MARKS).sort());
		expect(pageExtensions.length).toBeGreaterThan(3);
	});
});

const say = (text: string, marks: PageNode['marks'] = []): PageNode => ({
	type: 'text',
	text,
	marks
});

describe('HTML of a draft', () => {
	it.each([
		['markup in text', say('<img src=x onerror=alert(1)>'), '&lt;img src=x onerror=alert(1)&gt;'],
		[
			'a script as a link',
			say('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]),
			'x'
		],
		[
			'a script in disguise',
			say('x', [{ type: 'link', attrs: { href: ' javascript:alert(1)' } }]),
			'x'
		],
		['data as a link', say('x', [{ type: 'link', attrs: { href: 'data:text/html,x' } }]), 'x'],
		[
			'an address without a scheme',
			say('x', [{ type: 'link', attrs: { href: '//evil.example' } }]),
			'x'
		],
		['an unknown node', { type: 'script', content: [say('alert(1)')] }, 'alert(1)'],
		['an unknown mark', say('x', [{ type: 'iframe' }]), 'x'],
		['a mention of no object', { type: 'mention', attrs: { object: '"><script>' } }, ''],
		[
			'a callout of no kind',
			{ type: 'callout', attrs: { kind: '"x' } },
			'<div role="note" data-callout="note"></div>'
		],
		['a heading of another level', { type: 'heading', attrs: { level: 1 } }, '<h2></h2>']
	] as [string, PageNode, string][])('has no %s', (_what, node, html) => {
		expect(renderHtml(node)).toBe(html);
	});

	it('escapes quotes in a link', () => {
		const link = { type: 'link', attrs: { href: 'https://a.example/"onmouseover="x' } };
		expect(renderHtml(say('x', [link]))).toContain(
			'href="https://a.example/&quot;onmouseover=&quot;x"'
		);
	});
});

it('what an editor newer than this node wrote keeps its words', () => {
	const document = new Y.Doc();
	const [unknown, paragraph] = [new Y.XmlElement('hologram'), new Y.XmlElement('paragraph')];
	paragraph.insert(0, [new Y.XmlText('bleibt')]);
	unknown.insert(0, [paragraph]);
	document.getXmlFragment('default').insert(0, [unknown]);
	expect(readDraft(document)).toMatchObject({ text: 'bleibt', html: '<p>bleibt</p>' });
});

it('signs that Postgres does not take are replaced, in words and in addresses', () => {
	const document = new Y.Doc();
	const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText('a\0b')];
	paragraph.insert(0, [text]);
	text.format(0, 3, { link: { href: 'https://a.example/\0\ud83d' } });
	document.getXmlFragment('default').insert(0, [paragraph]);
	const written = readDraft(document);
	expect(written.text).toBe('a\ufffdb');
	const href = 'https://a.example/\ufffd\ufffd';
	expect(written.json.content?.[0]?.content?.[0]?.marks?.[0]?.attrs).toEqual({ href });
	expect(written.html).toContain(href);
});
