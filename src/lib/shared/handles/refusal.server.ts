import type { Handle } from '@sveltejs/kit';

/**
 * A form without JavaScript gets its page back with what was wrong. SvelteKit answers 200 then; the
 * form's handler names the true status in `locals.refusal`. With JavaScript the answer stays as it
 * is, because SvelteKit's client reads any other status as a failure of the call itself.
 */
export const refusal: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { refusal } = event.locals;
	if (!refusal || event.isRemoteRequest || response.status !== 200) return response;
	const headers = new Headers(response.headers);
	if (refusal.retryAfter) headers.set('retry-after', String(refusal.retryAfter));
	return new Response(response.body, { status: refusal.status, headers });
};
