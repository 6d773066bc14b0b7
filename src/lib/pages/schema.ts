/**
 * What a page may consist of: one schema for the editor and for the page sync, which makes text, HTML and JSON of
 * drafts. Pure Tiptap, without Svelte and without sentences.
 *
 * An editor that does not know a node deletes it by merely opening the page. So whoever adds one here raises
 * SCHEMA_VERSION, and older editors are asked to reload before they touch a page the new one wrote.
 */
import { getSchema, Node, type Extensions } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

export const SCHEMA_VERSION = 1;

/** Name of the Yjs fragment that holds the page: Tiptap's default. */
export const FRAGMENT = 'default';

const Callout = Node.create({
	name: 'callout',
	group: 'block',
	content: 'block+',
	defining: true,
	addAttributes: () => ({
		kind: {
			// note, tip or warning
			default: 'note',
			parseHTML: (element) => element.getAttribute('data-callout'),
			renderHTML: ({ kind }) => ({ 'data-callout': kind })
		}
	}),
	parseHTML: () => [{ tag: 'div[data-callout]' }],
	// No <aside>: that would be a landmark of the page.
	renderHTML: ({ HTMLAttributes }) => ['div', { role: 'note', ...HTMLAttributes }, 0]
});

/** Points to an object by id; its title is looked up under the rights of whoever reads. */
export const Mention = Node.create({
	name: 'mention',
	group: 'inline',
	inline: true,
	atom: true,
	selectable: true,
	addAttributes: () => ({
		object: {
			default: null,
			parseHTML: (element) => element.getAttribute('data-object'),
			renderHTML: ({ object }) => ({ 'data-object': object })
		}
	}),
	parseHTML: () => [{ tag: 'a[data-object]', priority: 60 }],
	renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes]
});

/** Without history, which is the collaboration's, and without what only draws on the screen. */
export const pageExtensions: Extensions = [
	StarterKit.configure({
		undoRedo: false,
		dropcursor: false,
		gapcursor: false,
		trailingNode: false,
		// The title of the page is the first heading.
		heading: { levels: [2, 3, 4] },
		link: { openOnClick: false, autolink: true }
	}),
	TaskList,
	TaskItem.configure({ nested: true }),
	TableKit.configure({ table: { resizable: false } }),
	Callout,
	Mention
];

export const pageSchema = getSchema(pageExtensions);
