import type { EditorState } from '@tiptap/pm/state';

/** A `/` with the beginning of a word after it, right before the caret. */
export interface Slash {
	from: number;
	to: number;
	typed: string;
}

const SLASH = /(?:^|\s)\/([\p{L}\p{N}]{0,20})$/u;

export function findSlash({ selection }: EditorState): Slash | null {
	const { $from, empty } = selection;
	if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
	const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc');
	const typed = SLASH.exec(before)?.[1];
	return typed === undefined ? null : { from: $from.pos - typed.length - 1, to: $from.pos, typed };
}
