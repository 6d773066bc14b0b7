import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { explainError, type DatabaseAnswer } from '#lib/shared/errors.server.ts';
import { needAccount, refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { commentSchema, deedSchema, editSchema } from './comment-form.ts';

/** Says something about an object, or answers. What was typed is kept whenever it is refused. */
export const addComment = form(commentSchema, async (comment) => {
	needAccount();
	const { object, answers, body, mentions, answer_by } = comment;
	const { data, error } = await getRequestEvent().locals.supabase.rpc('comment_add', {
		object,
		body,
		mentions,
		...(answers && { answers }),
		...(answer_by && { answer_by })
	});
	if (error) refuseAsTold(error);
	showAnew(`comment-${data}`);
	return { id: data };
});

/** Changes one's own words, if nobody else changed the comment since. */
export const editComment = form(editSchema, async (change) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('comment_edit', change);
	if (error) refuseEdit(error);
	showAnew(`comment-${change.comment}`);
	return { id: change.comment };
});

/** Takes a comment back, closes a thread or opens it again. */
export const changeComment = form(deedSchema, async ({ comment, deed }) => {
	needAccount();
	const { supabase } = getRequestEvent().locals;
	const { error } =
		deed === 'remove'
			? await supabase.rpc('comment_remove', { comment })
			: await supabase.rpc('comment_resolve', { thread: comment, resolved: deed === 'resolve' });
	if (error) refuseAsTold(error);
	showAnew(`comment-${comment}`);
	return { deed };
});

function refuseEdit(error: DatabaseAnswer): never {
	if (explainError(error).key === 'conflict') refuse(409, m.comments_conflict());
	refuseAsTold(error);
}
