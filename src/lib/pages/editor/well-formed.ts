/**
 * Half an emoji or the sign zero, as a careless program leaves on the clipboard, would stay here and become another
 * sign everywhere else. It is replaced before anybody hears of it.
 */
import { Extension } from '@tiptap/core';
import { Plugin, type Transaction, type EditorState } from '@tiptap/pm/state';

/** At the same length, so that carets stay. */
const repair = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd');

/** Places of broken words in what was changed. */
function listBroken(transactions: readonly Transaction[], { doc }: EditorState) {
	const broken: { from: number; text: string }[] = [];
	if (!transactions.some(({ docChanged }) => docChanged)) return broken;
	doc.descendants((node, from) => {
		if (node.isText && node.text && node.text !== repair(node.text))
			broken.push({ from, text: node.text });
	});
	return broken;
}

export function mend(transactions: readonly Transaction[], state: EditorState): Transaction | null {
	const broken = listBroken(transactions, state);
	if (!broken.length) return null;
	const { tr, schema } = state;
	for (const { from, text } of broken) {
		const marks = state.doc.nodeAt(from)?.marks ?? [];
		tr.replaceWith(from, from + text.length, schema.text(repair(text), marks));
	}
	return tr;
}

export const WellFormed = Extension.create({
	name: 'wellFormed',
	addProseMirrorPlugins: () => [
		new Plugin({ appendTransaction: (transactions, _before, state) => mend(transactions, state) })
	]
});
