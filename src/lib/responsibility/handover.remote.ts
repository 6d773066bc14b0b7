import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { handoverSchema } from './entry-form.ts';

/** Keeps the note, the talk and what of the open list is done; closing it settles what waits for the successor. */
export const saveHandover = form(handoverSchema, async ({ talked_on, next, ...handover }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('handover_save', {
		...handover,
		...(talked_on && { talked_on }),
		...(next && { next })
	});
	if (error) refuseAsTold(error);
	showAnew();
	return { done: handover.closed ? m.handover_closed() : m.handover_saved() };
});
