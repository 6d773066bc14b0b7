/**
 * Half an emoji, as a careless program leaves on the clipboard, would stay here and become another sign everywhere
 * else. It is replaced before anybody hears of it.
 */
import { Extension } from '@tiptap/core';
import { Plugin, type Transaction, type EditorState } from '@tiptap/pm/state';

/** Places of broken words in what was changed. */
function listBroken(transactions: readonly Transaction[], { doc }: EditorState) {
	const broken: { from: number; text: string }[] = [];
	if (!transactions.some(({ docChanged }) => docChanged)) return broken;
	doc.descendants((node, from) => {
		if (node.isText && node.text && !node.text.isWellFormed())
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
		tr.replaceWith(from, from + text.length, schema.text(text.toWellFormed(), marks));
	}
	return tr;
}

export const WellFormed = Extension.create({
	name: 'wellFormed',
	addProseMirrorPlugins: () => [
		new Plugin({ appendTransaction: (transactions, _before, state) => mend(transactions, state) })
	]
});
