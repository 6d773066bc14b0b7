/** What a Yjs document says: JSON of the schema, plain text, HTML. What the schema does not know is left out of all three. */
import * as Y from 'yjs';
import { FRAGMENT, pageSchema } from '../lib/pages/schema.ts';
import { DEPTH } from './limits.ts';
import type { PageNode } from './page-node.ts';
import { renderHtml } from './rendering.ts';

export interface Written {
	text: string;
	html: string;
	json: PageNode;
}

/** y-prosemirror tells marks of one name apart by a hash. */
const markName = (key: string) => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');

/** Half an emoji and the sign zero are no text to Postgres: a page with one would never be written down. */
const cleanse = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd');

function pick(given: Record<string, unknown>, known: object | null | undefined) {
	const plain = Object.entries(given).filter(
		([name, value]) => name in (known ?? {}) && isPlain(value)
	);
	const attrs = Object.fromEntries(
		plain.map(([name, value]) => [name, typeof value === 'string' ? cleanse(value) : value])
	);
	return Object.keys(attrs).length ? { attrs } : {};
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

interface Piece {
	insert?: unknown;
	attributes?: Record<string, unknown>;
}

function readText(text: Y.XmlText): PageNode[] {
	return (text.toDelta() as Piece[]).flatMap(({ insert, attributes = {} }) => {
		if (typeof insert !== 'string' || !insert) return [];
		const marks = Object.entries(attributes).flatMap(([key, value]) => {
			const mark = pageSchema.marks[markName(key)];
			const given = typeof value === 'object' && value ? (value as Record<string, unknown>) : {};
			return mark ? [{ type: mark.name, ...pick(given, mark.spec.attrs) }] : [];
		});
		return [{ type: 'text', text: cleanse(insert), ...(marks.length && { marks }) }];
	});
}

function readNodes(parent: Y.XmlFragment, depth: number): PageNode[] {
	if (depth > DEPTH) throw new Error('nested too deep');
	return parent.toArray().flatMap((child) => {
		if (child instanceof Y.XmlText) return readText(child);
		if (!(child instanceof Y.XmlElement)) return [];
		const content = readNodes(child, depth + 1);
		const type = pageSchema.nodes[child.nodeName];
		// Of what an editor newer than this node wrote, the words stay.
		if (!type) return content;
		const attrs = pick(child.getAttributes(), type.spec.attrs);
		return [{ type: type.name, ...attrs, ...(content.length && { content }) }];
	});
}

function readWords({ type, text, content = [] }: PageNode): string {
	if (text !== undefined) return text;
	if (type === 'hardBreak') return '\n';
	const words = content.map(readWords).join('');
	return pageSchema.nodes[type]?.isTextblock ? `${words}\n` : words;
}

export function readDraft(document: Y.Doc): Written {
	const json = { type: 'doc', content: readNodes(document.getXmlFragment(FRAGMENT), 0) };
	return { text: readWords(json).trim(), html: renderHtml(json), json };
}
