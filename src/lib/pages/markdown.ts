/** A page as Markdown, to take along. An export, not a storage: what Markdown cannot say is said in its words. */

export interface TextNode {
	type: string;
	attrs?: Record<string, unknown>;
	content?: TextNode[];
	marks?: { type: string; attrs?: Record<string, unknown> }[];
	text?: string;
}

const escape = (text: string) => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

const SIGNS: Record<string, string> = { bold: '**', italic: '_', strike: '~~' };

function writeWords({ text = '', marks = [] }: TextNode): string {
	const code = marks.some(({ type }) => type === 'code');
	let words = code ? `\`${text.replaceAll('`', "'")}\`` : escape(text);
	for (const { type, attrs } of marks) {
		const sign = SIGNS[type];
		// A sign must touch a word, or it is read as itself.
		if (sign) words = words.replace(/^(\s*)(.*?)(\s*)$/s, `$1${sign}$2${sign}$3`);
		if (type === 'link')
			words = `[${words}](<${String(attrs?.['href']).replace(/[<>\s]/g, encodeURI)}>)`;
	}
	return words;
}

const writeLine = (node: TextNode): string =>
	(node.content ?? [])
		.map((one) => (one.type === 'hardBreak' ? '\\\n' : one.type === 'text' ? writeWords(one) : ''))
		.join('');

const indent = (text: string, first: string, rest: string) =>
	text
		.split('\n')
		.map((line, place) => (place === 0 ? first : line && rest) + line)
		.join('\n');

function writeItems(list: TextNode, bullet: (item: TextNode, place: number) => string): string {
	return (list.content ?? [])
		.map((item, place) => {
			const sign = bullet(item, place);
			// Up to the words after the bullet; the box of a task is a word.
			return indent(writeBlocks(item.content), sign, ' '.repeat(sign.indexOf(' ') + 1));
		})
		.join('\n');
}

function writeTable({ content: rows = [] }: TextNode): string {
	const lines = rows.map(({ content: cells = [] }) =>
		cells.map((cell) => writeBlocks(cell.content).replaceAll('\n', ' ').trim())
	);
	const columns = Math.max(1, ...lines.map((cells) => cells.length));
	const write = (cells: string[]) =>
		`| ${Array.from({ length: columns }, (_, column) => cells[column] ?? '').join(' | ')} |`;
	const [head = [], ...body] = lines;
	return [
		write(head),
		write(Array.from({ length: columns }, () => '---')),
		...body.map(write)
	].join('\n');
}

const BLOCKS: Record<string, (node: TextNode) => string> = {
	paragraph: writeLine,
	heading: (node) => `${'#'.repeat(Number(node.attrs?.['level']) || 2)} ${writeLine(node)}`,
	bulletList: (node) => writeItems(node, () => '- '),
	orderedList: (node) =>
		writeItems(node, (_item, place) => `${(Number(node.attrs?.['start']) || 1) + place}. `),
	taskList: (node) => writeItems(node, ({ attrs }) => (attrs?.['checked'] ? '- [x] ' : '- [ ] ')),
	blockquote: (node) => indent(writeBlocks(node.content), '> ', '> '),
	callout: (node) => indent(writeBlocks(node.content), '> ', '> '),
	codeBlock: (node) => `\`\`\`\n${(node.content ?? []).map(({ text }) => text).join('')}\n\`\`\``,
	horizontalRule: () => '---',
	table: writeTable
};

function writeBlocks(nodes: TextNode[] = []): string {
	return nodes.map((node) => BLOCKS[node.type]?.(node) ?? writeBlocks(node.content)).join('\n\n');
}

/** The page with its title as first heading. */
export function writeMarkdown(title: string, page: TextNode): string {
	return `# ${escape(title)}\n\n${writeBlocks(page.content)}\n`;
}
