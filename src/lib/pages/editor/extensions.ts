/** The shared schema with what makes an editor of it: other people's carets, undo of one's own words. */
import { Extension, type Extensions } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { m } from '#lib/paraglide/messages.js';
import { FRAGMENT, Mention, pageExtensions } from '../schema.ts';
import type { Line } from './line.ts';
import { NamedMention } from './mentions.ts';
import { WellFormed } from './well-formed.ts';

/** Carets in six tints; the name says who it is. */
const TINTS = 6;

const tintOf = (id: string) =>
	[...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7) % TINTS;

/** The name beside a caret is for the eye: it stands in the text, and would be read out as part of it. */
function drawCaret(user: Record<string, unknown>): HTMLElement {
	const caret = document.createElement('span');
	caret.className = `caret tint-${tintOf(String(user['id']))}`;
	caret.setAttribute('aria-hidden', 'true');
	const label = document.createElement('span');
	label.className = 'caret-name';
	label.textContent = String(user['name'] ?? m.editor_somebody()).split(' ')[0] ?? '';
	caret.append('\u2060', label, '\u2060');
	return caret;
}

/** Lets the caret stand where no text is: below a table at the end. */
const Gap = Extension.create({ name: 'gap', addProseMirrorPlugins: () => [gapCursor()] });

export const editorExtensions = (line: Line): Extensions => [
	...pageExtensions.map((one) => (one === Mention ? NamedMention : one)),
	WellFormed,
	Gap,
	Collaboration.configure({ document: line.document, field: FRAGMENT }),
	CollaborationCaret.configure({
		provider: line.provider,
		// The page sync puts the name of the session in its place.
		user: { name: null },
		render: drawCaret,
		selectionRender: (user) => ({
			nodeName: 'span',
			class: `caret-range tint-${tintOf(String(user['id']))}`
		})
	})
];
