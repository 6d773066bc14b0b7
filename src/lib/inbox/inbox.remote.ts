import { redirect } from '@sveltejs/kit';
import { form, getRequestEvent } from '$app/server';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { readSchema, watchSchema } from './inbox-form.ts';

/** Marks one notification as read, or everything; then only what happens from now on is new. */
export const markRead = form(readSchema, async ({ notification }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc(
		'notifications_read',
		notification ? { ids: [notification] } : {}
	);
	if (error) refuseAsTold(error);
	goBack();
});

/** Begins or ends watching an object. */
export const setWatching = form(watchSchema, async ({ object, watching }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('watch', {
		object,
		watching: watching === 'true'
	});
	if (error) refuseAsTold(error);
	goBack();
});

/** Without JavaScript the page is shown anew, so that loading it again does nothing twice. */
function goBack(): void {
	const { isRemoteRequest, url } = getRequestEvent();
	if (!isRemoteRequest) redirect(303, url.pathname);
}
