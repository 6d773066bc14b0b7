/** What the toolbar and the slash menu offer. */
import type { Editor } from '@tiptap/core';
import AtSign from 'lucide-svelte/icons/at-sign';
import Bold from 'lucide-svelte/icons/bold';
import Code from 'lucide-svelte/icons/code';
import Info from 'lucide-svelte/icons/info';
import Italic from 'lucide-svelte/icons/italic';
import List from 'lucide-svelte/icons/list';
import ListOrdered from 'lucide-svelte/icons/list-ordered';
import ListTodo from 'lucide-svelte/icons/list-todo';
import Minus from 'lucide-svelte/icons/minus';
import Quote from 'lucide-svelte/icons/quote';
import Redo from 'lucide-svelte/icons/redo-2';
import Table from 'lucide-svelte/icons/table';
import Undo from 'lucide-svelte/icons/undo-2';
import { m } from '#lib/paraglide/messages.js';

type Chain = ReturnType<Editor['chain']>;

export interface Tool {
	name: string;
	label: () => string;
	icon?: typeof Bold;
	/** Key caps that do the same. */
	keys?: string;
	act: (chain: Chain) => Chain;
	isOn?: (editor: Editor) => boolean;
}

const heading = (level: 2 | 3 | 4, label: () => string): Tool => ({
	name: `h${level}`,
	label,
	act: (chain) => chain.setHeading({ level }),
	isOn: (editor) => editor.isActive('heading', { level })
});

/** What a block of text is. */
export const blockKinds: Tool[] = [
	{ name: 'p', label: m.editor_text, act: (chain) => chain.setParagraph() },
	heading(2, m.editor_heading_2),
	heading(3, m.editor_heading_3),
	heading(4, m.editor_heading_4)
];

export const marks: Tool[] = [
	{
		name: 'bold',
		label: m.editor_bold,
		icon: Bold,
		keys: 'Control+B',
		act: (chain) => chain.toggleBold(),
		isOn: (editor) => editor.isActive('bold')
	},
	{
		name: 'italic',
		label: m.editor_italic,
		icon: Italic,
		keys: 'Control+I',
		act: (chain) => chain.toggleItalic(),
		isOn: (editor) => editor.isActive('italic')
	}
];

export const blocks: Tool[] = [
	{
		name: 'list',
		label: m.editor_list,
		icon: List,
		act: (chain) => chain.toggleBulletList(),
		isOn: (editor) => editor.isActive('bulletList')
	},
	{
		name: 'numbers',
		label: m.editor_numbers,
		icon: ListOrdered,
		act: (chain) => chain.toggleOrderedList(),
		isOn: (editor) => editor.isActive('orderedList')
	},
	{
		name: 'tasks',
		label: m.editor_tasks,
		icon: ListTodo,
		act: (chain) => chain.toggleTaskList(),
		isOn: (editor) => editor.isActive('taskList')
	},
	{
		name: 'table',
		label: m.editor_table,
		icon: Table,
		act: (chain) =>
			chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).command(({ tr }) => {
				// Below a table at the end there would be no place to go on.
				const paragraph = tr.doc.type.schema.nodes['paragraph'];
				if (paragraph && tr.doc.lastChild?.type.name === 'table')
					tr.insert(tr.doc.content.size, paragraph.create());
				return true;
			}),
		isOn: (editor) => editor.isActive('table')
	},
	{
		name: 'callout',
		label: m.editor_callout,
		icon: Info,
		act: (chain) =>
			chain.command(({ editor, commands }) =>
				editor.isActive('callout') ? commands.lift('callout') : commands.wrapIn('callout')
			),
		isOn: (editor) => editor.isActive('callout')
	},
	{
		name: 'quote',
		label: m.editor_quote,
		icon: Quote,
		act: (chain) => chain.toggleBlockquote(),
		isOn: (editor) => editor.isActive('blockquote')
	},
	{
		name: 'code',
		label: m.editor_code,
		icon: Code,
		act: (chain) => chain.toggleCodeBlock(),
		isOn: (editor) => editor.isActive('codeBlock')
	},
	{
		name: 'mention',
		label: m.editor_mention,
		icon: AtSign,
		// The sign opens the menu, as if it had been typed.
		act: (chain) =>
			chain.command(({ tr, state }) => {
				const { parent, parentOffset } = state.selection.$from;
				const before = parent.textBetween(0, parentOffset, ' ', ' ').at(-1) ?? ' ';
				tr.insertText(/\s/.test(before) ? '@' : ' @');
				return true;
			})
	},
	{
		name: 'rule',
		label: m.editor_rule,
		icon: Minus,
		act: (chain) => chain.setHorizontalRule()
	}
];

export const steps: Tool[] = [
	{
		name: 'undo',
		label: m.editor_undo,
		icon: Undo,
		keys: 'Control+Z',
		act: (chain) => chain.undo()
	},
	{
		name: 'redo',
		label: m.editor_redo,
		icon: Redo,
		keys: 'Control+Shift+Z',
		act: (chain) => chain.redo()
	}
];

/** While the caret is in a table. */
export const tableTools: Tool[] = [
	{ name: 'row', label: m.editor_row_after, act: (chain) => chain.addRowAfter() },
	{ name: 'column', label: m.editor_column_after, act: (chain) => chain.addColumnAfter() },
	{ name: 'row-gone', label: m.editor_row_delete, act: (chain) => chain.deleteRow() },
	{ name: 'column-gone', label: m.editor_column_delete, act: (chain) => chain.deleteColumn() },
	{ name: 'table-gone', label: m.editor_table_delete, act: (chain) => chain.deleteTable() }
];

export const run = (editor: Editor, tool: Tool): boolean => tool.act(editor.chain().focus()).run();

/** What the slash menu shows for what was typed after it. */
export function listInsertable(typed: string): Tool[] {
	const wanted = typed.toLocaleLowerCase();
	return [...blockKinds, ...blocks].filter((tool) =>
		tool.label().toLocaleLowerCase().includes(wanted)
	);
}
