import type { Handle } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { answerPlainly } from '../plain-page.server.ts';

/**
 * When not even the error page could be rendered, SvelteKit sends a static one, which has no place
 * for the reference under which the error stands in the log. This one has.
 */
export const lastResort: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const isPage = response.headers.has('x-sveltekit-page');
	const isHtml = response.headers.get('content-type')?.startsWith('text/html');
	if (response.status < 500 || isPage || !isHtml) return response;
	const { locale, reference } = event.locals;
	const plain = { status: response.status, message: m.error_unexpected(), reference };
	return answerPlainly(event.request, locale, plain);
};
