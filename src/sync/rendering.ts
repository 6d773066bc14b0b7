/**
 * The draft as HTML, by allow-list: an element or attribute that is not named here is not written, whatever a client
 * put into the document. Mentions bear an id and no title; the page looks it up under the rights of whoever reads.
 */
import type { PageMark, PageNode } from './page-node.ts';

type Attributes = Record<string, string | number | null>;
type Element = [tag: string, attributes?: Attributes];
type Draw<T> = (of: T) => Element[];

const SAFE_LINK = /^(https?:\/\/|mailto:|\/(?!\/)|#)/i;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const whole = (value: unknown, least: number, most: number) =>
	Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : null;
const oneOf = (value: unknown, words: string[]) =>
	typeof value === 'string' && words.includes(value) ? value : null;

const cell =
	(tag: string): Draw<PageNode> =>
	({ attrs }) => {
		const span = (value: unknown) => whole(value, 2, 100);
		return [
			[
				tag,
				{
					scope: tag === 'th' ? 'col' : null,
					colspan: span(attrs?.colspan),
					rowspan: span(attrs?.rowspan)
				}
			]
		];
	};

/** Elements around the content, outermost first. */
export const NODES: Record<string, Draw<PageNode>> = {
	doc: () => [],
	paragraph: () => [['p']],
	heading: ({ attrs }) => [[`h${whole(attrs?.level, 2, 4) ?? 2}`]],
	blockquote: () => [['blockquote']],
	bulletList: () => [['ul']],
	orderedList: ({ attrs }) => [['ol', { start: whole(attrs?.start, 2, 99_999) }]],
	listItem: () => [['li']],
	taskList: () => [['ul', { 'data-type': 'taskList' }]],
	taskItem: ({ attrs }) => [['li', { 'data-checked': String(attrs?.checked === true) }]],
	codeBlock: () => [['pre'], ['code']],
	callout: ({ attrs }) => [
		[
			'div',
			{ role: 'note', 'data-callout': oneOf(attrs?.kind, ['note', 'tip', 'warning']) ?? 'note' }
		]
	],
	table: () => [['table'], ['tbody']],
	tableRow: () => [['tr']],
	tableHeader: cell('th'),
	tableCell: cell('td'),
	mention: ({ attrs }) =>
		ID.test(String(attrs?.object)) ? [['a', { 'data-object': String(attrs?.object) }]] : []
};

/** Elements without content. */
export const VOIDS: Record<string, string> = { hardBreak: '<br>', horizontalRule: '<hr>' };

export const MARKS: Record<string, Draw<PageMark>> = {
	bold: () => [['strong']],
	italic: () => [['em']],
	underline: () => [['u']],
	strike: () => [['s']],
	code: () => [['code']],
	link: ({ attrs }) =>
		typeof attrs?.href === 'string' && SAFE_LINK.test(attrs.href)
			? [['a', { href: attrs.href, rel: 'noopener noreferrer nofollow' }]]
			: []
};

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

function wrap(elements: Element[], content: string): string {
	return elements.reduceRight((inner, [tag, attributes = {}]) => {
		const written = Object.entries(attributes)
			.filter(([, value]) => value !== null)
			.map(([name, value]) => ` ${name}="${escape(String(value))}"`);
		return `<${tag}${written.join('')}>${inner}</${tag}>`;
	}, content);
}

export function renderHtml(node: PageNode): string {
	const { type, text = '', marks = [], content = [] } = node;
	if (type === 'text')
		return wrap(
			marks.flatMap((mark) => MARKS[mark.type]?.(mark) ?? []),
			escape(text)
		);
	const written = VOIDS[type];
	if (written) return written;
	return wrap(NODES[type]?.(node) ?? [], content.map(renderHtml).join(''));
}
