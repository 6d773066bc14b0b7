/** What a page points to: an object by its id, named under the rights of whoever reads. */
import { m } from '#lib/paraglide/messages.js';
import type { TextNode } from './markdown.ts';

export interface Mentioned {
	id: string;
	title: string;
	/** "Raum". */
	kind: string;
	/** Of its page; null for what has none. */
	href: string | null;
}

export type MentionNames = Map<string, Mentioned>;

/** Ids that one page may ask names for. */
export const MOST_MENTIONS = 200;

const MENTION = /<a data-object="([0-9a-f-]{36})"><\/a>/g;

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** Ids of what the HTML of a page points to. */
export function mentionsIn(html: string): string[] {
	const ids = [...html.matchAll(MENTION)].map(([, id = '']) => id);
	return [...new Set(ids)].slice(0, MOST_MENTIONS);
}

/** HTML in which mentions say what they point to; what the reader may not know is said to be there, not named. */
export function nameMentions(html: string, names: MentionNames): string {
	return html.replace(MENTION, (_whole, id: string) => {
		const named = names.get(id);
		if (!named) return `<span class="muted">${escape(m.pages_mention_hidden())}</span>`;
		if (!named.href) return escape(named.title);
		return `<a href="${escape(named.href)}">${escape(named.title)}</a>`;
	});
}

/** Ids of what the JSON of a page points to. */
export function mentionsOf({ type, attrs, content = [] }: TextNode): string[] {
	const own = type === 'mention' ? [String(attrs?.['object'])] : [];
	return [...own, ...content.flatMap(mentionsOf)].slice(0, MOST_MENTIONS);
}

/** JSON in which mentions are links to whole addresses, for what has no rights of its own to look names up. */
export function linkMentions(node: TextNode, names: MentionNames, origin: string): TextNode {
	if (node.type !== 'mention')
		return node.content
			? { ...node, content: node.content.map((one) => linkMentions(one, names, origin)) }
			: node;
	const named = names.get(String(node.attrs?.['object']));
	const text = named?.title ?? m.pages_mention_hidden();
	const href = named?.href && new URL(named.href, origin).href;
	return { type: 'text', text, ...(href && { marks: [{ type: 'link', attrs: { href } }] }) };
}
