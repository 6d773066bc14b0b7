import type { Handle } from '@sveltejs/kit';
import { readEnvironment } from '../environment.server.ts';
import { allowRealtime, listSecurityHeaders } from '../headers.server.ts';

/** Adds the security headers; a page keeps the policy with the nonces that SvelteKit gave it. */
export const securityHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	const environment = readEnvironment();
	const policy = headers.get('content-security-policy');
	for (const [name, value] of Object.entries(listSecurityHeaders(environment))) {
		headers.set(name, value);
	}
	if (policy) headers.set('content-security-policy', allowRealtime(policy, environment));
	if (!headers.has('cache-control')) {
		headers.set('cache-control', event.locals.me ? 'private, no-store' : 'private, no-cache');
	}
	return response;
};
