import type { Handle } from '@sveltejs/kit';
import { readClientAddress } from '../client-address.server.ts';
import { readEnvironment } from '../environment.server.ts';
import { makeReference } from '../reference.server.ts';

/** Every request has a number of its own and an address it came from. */
export const trace: Handle = ({ event, resolve }) => {
	const { proxyDepth } = readEnvironment();
	const forwarded = event.request.headers.get('x-forwarded-for');
	event.locals.reference = makeReference();
	event.locals.clientAddress = readClientAddress(forwarded, event.getClientAddress(), proxyDepth);
	return resolve(event);
};
