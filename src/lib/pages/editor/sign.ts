import type { EditorState } from '@tiptap/pm/state';

/** A `/` or `@` with what was typed after it, right before the caret. */
export interface Sign {
	from: number;
	to: number;
	typed: string;
}

const SIGNS = {
	/** The beginning of one word: what to insert. */
	'/': /(?:^|\s)\/([\p{L}\p{N}]{0,20})$/u,
	/** Some words of a name: what to point to. */
	'@': /(?:^|\s)@((?:[\p{L}\p{N}][\p{L}\p{N}.-]*(?: (?=[\p{L}\p{N}]|$))?){0,5})$/u
};

export function findSign({ selection }: EditorState, sign: keyof typeof SIGNS): Sign | null {
	const { $from, empty } = selection;
	if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
	const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc');
	const typed = SIGNS[sign].exec(before)?.[1];
	return typed === undefined ? null : { from: $from.pos - typed.length - 1, to: $from.pos, typed };
}
