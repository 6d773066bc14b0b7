import * as v from 'valibot';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { ensureAccount } from '#lib/memberships/accounts.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { logLine } from '#lib/shared/log.server.ts';
import { refuse } from '#lib/shared/refuse.server.ts';
import { limitLinks } from '../sign-in/attempts.server.ts';
import { askForLink } from '../sign-in/auth.server.ts';

const schema = v.object({ token: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)) });

/** Mails a link to the address that was invited; it signs in and leads back to the invitation. */
export const sendSignInMail = form(schema, async ({ token }) => {
	const event = getRequestEvent();
	// Counted before anything is asked: per address of the client, and per invitation.
	const wait = limitLinks(event.locals.clientAddress, `invitation ${token}`);
	if (wait > 0) refuse(429, m.sign_in_wait({ minutes: Math.ceil(wait / 60) }));
	const email = await ensureAccount(token).catch((error: unknown) => {
		logLine({ reference: event.locals.reference, event: 'no account made', error });
		return undefined;
	});
	if (email === undefined) refuse(503, m.invitation_unavailable());
	if (email === null) refuse(409, m.error_invitation_expired());
	const reached = await askForLink(event, email, resolve('/invitation/[token]', { token }));
	if (!reached) refuse(503, m.sign_in_unreachable());
	return { sent: true };
});
