import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

const id = v.pipe(v.string(), v.uuid());
const body = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty(() => m.error_comment_empty()),
	v.maxLength(5000, () => m.directory_too_long({ most: 5000 }))
);
/** "2026-06-18", or nothing. */
const day = v.pipe(
	v.string(),
	v.regex(/^$|^\d{4}-\d{2}-\d{2}$/, () => m.comments_answer_by_wrong())
);

/** What the form sends for a new comment or an answer. The database has the last word. */
export const commentSchema = v.object({
	object: id,
	/** Empty for a new thread. */
	answers: v.pipe(v.string(), v.regex(/^$|^[0-9a-f-]{36}$/)),
	body,
	mentions: v.optional(
		v.pipe(
			v.array(id),
			v.maxLength(20, () => m.error_too_many_mentions())
		),
		[]
	),
	answer_by: v.optional(day, '')
});

export const editSchema = v.object({
	comment: id,
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	body
});

export const deedSchema = v.object({
	comment: id,
	deed: v.picklist(['remove', 'resolve', 'reopen'])
});
