import { form, getRequestEvent } from '$app/server';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { watchSchema } from './inbox-form.ts';

/** Begins or ends watching an object. */
export const setWatching = form(watchSchema, async ({ object, watching }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('watch', {
		object,
		watching: watching === 'true'
	});
	if (error) refuseAsTold(error);
	showAnew();
});
