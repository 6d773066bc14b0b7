import type { Handle } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { groupAddress } from '../client-address.server.ts';
import { limits, takeAll, type Limit } from '../limits.server.ts';
import { answerPlainly } from '../plain-page.server.ts';

/** Slows down whoever writes faster than a person can. */
export const writeLimits: Handle = ({ event, resolve }) => {
	const { request, locals } = event;
	if (request.method === 'GET' || request.method === 'HEAD') return resolve(event);
	const wanted: [Limit, string][] = [[limits.postByAddress, groupAddress(locals.clientAddress)]];
	if (locals.me) wanted.push([limits.postByPerson, locals.me.person.id]);
	const seconds = takeAll(wanted);
	if (seconds === 0) return resolve(event);
	const headers = { 'retry-after': String(seconds) };
	const message = m.error_too_many({ seconds });
	return answerPlainly(request, locals.locale, { status: 429, message, headers });
};
