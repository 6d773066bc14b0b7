import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';

/** Without JavaScript the page of a form is shown anew, so that loading it again does nothing twice. */
export function showAnew(anchor?: string): void {
	const { isRemoteRequest, url } = getRequestEvent();
	if (isRemoteRequest) return;
	const query = new URLSearchParams(url.searchParams);
	// The address of the form itself.
	for (const key of [...query.keys()].filter((key) => key.startsWith('/'))) query.delete(key);
	redirect(303, url.pathname + (query.size > 0 ? `?${query}` : '') + (anchor ? `#${anchor}` : ''));
}
