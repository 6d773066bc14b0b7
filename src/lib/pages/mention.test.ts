import { describe, expect, it } from 'vitest';
import {
	linkMentions,
	mentionsIn,
	mentionsOf,
	nameMentions,
	type MentionNames
} from './mention.ts';

const SPACE = '00000000-0000-4000-8000-000000000001';
const HIDDEN = '00000000-0000-4000-8000-000000000002';
const BARE = '00000000-0000-4000-8000-000000000003';
const names: MentionNames = new Map([
	[SPACE, { id: SPACE, title: 'Raum <A> & "B"', kind: 'Raum', href: '/spaces/a' }],
	[BARE, { id: BARE, title: 'Ohne Seite', kind: 'Eintrag', href: null }]
]);
const point = (id: string) => `<a data-object="${id}"></a>`;
const node = (id: string) => ({ type: 'mention', attrs: { object: id } });

describe('a mention', () => {
	it('is found once, however often it stands', () => {
		expect(mentionsIn(`<p>${point(SPACE)}${point(HIDDEN)}${point(SPACE)}</p>`)).toEqual([
			SPACE,
			HIDDEN
		]);
	});

	it('bears the name its reader may know, as text', () => {
		expect(nameMentions(point(SPACE), names)).toBe(
			'<a href="/spaces/a">Raum &lt;A&gt; &amp; &quot;B&quot;</a>'
		);
		expect(nameMentions(point(BARE), names)).toBe('Ohne Seite');
	});

	it('is told to be there, not named, to whoever may not know it', () => {
		const text = nameMentions(`Siehe ${point(HIDDEN)}.`, names);
		expect(text).toContain('für Sie nicht sichtbar');
		expect(text).not.toContain(HIDDEN);
	});

	it('is a link with a whole address where it is taken along', () => {
		const text = {
			type: 'doc',
			content: [{ type: 'paragraph', content: [node(SPACE), node(HIDDEN)] }]
		};
		expect(mentionsOf(text)).toEqual([SPACE, HIDDEN]);
		expect(linkMentions(text, names, 'https://verbund.example').content?.[0]?.content).toEqual([
			{
				type: 'text',
				text: 'Raum <A> & "B"',
				marks: [{ type: 'link', attrs: { href: 'https://verbund.example/spaces/a' } }]
			},
			{ type: 'text', text: '(Verweis, für Sie nicht sichtbar)' }
		]);
	});
});
