import type { Handle } from '@sveltejs/kit';

export const handle: Handle = ({ event, resolve }) => {
	event.locals.me = null;
	event.locals.acting = null;
	event.locals.theme = 'system';
	event.locals.locale = 'de';
	event.locals.reference = '';
	event.locals.clientAddress = event.getClientAddress();
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', 'de').replace(' %theme%', '')
	});
};
