import { form, getRequestEvent } from '$app/server';
import { invalid, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readReturnPath } from '#lib/shared/return-path.ts';
import { limitLinks, limitPasswords } from './attempts.server.ts';
import { askForLink, explainSignInError } from './auth.server.ts';
import { linkRequestSchema, linkSchema, passwordSchema } from './credentials.ts';

type Status = 401 | 422 | 429 | 503;

/** Refuses with a sentence on the form, and with the true status where there is no JavaScript. */
function refuse(status: Status, message: string, retryAfter?: number): never {
	getRequestEvent().locals.refusal = { status, ...(retryAfter && { retryAfter }) };
	invalid(message);
}

function refuseToWait(seconds: number): never {
	refuse(429, m.sign_in_wait({ minutes: Math.ceil(seconds / 60) }), seconds);
}

/** Signs in and goes where the person wanted to go. */
export const signIn = form(passwordSchema, async ({ email, _password, return_to }) => {
	const { locals } = getRequestEvent();
	const attempt = limitPasswords(locals.clientAddress, email);
	if (attempt.wait > 0) refuseToWait(attempt.wait);
	const { error } = await locals.supabase.auth.signInWithPassword({ email, password: _password });
	if (error) {
		const { status, message } = explainSignInError(error);
		refuse(status, message);
	}
	attempt.forgive();
	redirect(303, readReturnPath(return_to));
});

/** Sends a link if there is such an account; the answer is the same if there is not. */
export const requestLink = form(linkRequestSchema, async ({ email, return_to }) => {
	const event = getRequestEvent();
	const wait = limitLinks(event.locals.clientAddress, email);
	if (wait > 0) refuseToWait(wait);
	const reached = await askForLink(event, email, readReturnPath(return_to));
	if (!reached) refuse(503, m.sign_in_unreachable());
	return { sent: true };
});

/** Spends the link. Only a button comes here: mail scanners fetch links, but press no buttons. */
export const confirmLink = form(linkSchema, async ({ token_hash, type, return_to }) => {
	const { locals } = getRequestEvent();
	const { error } = await locals.supabase.auth.verifyOtp({ token_hash, type });
	if (error) {
		const { status, message } = explainSignInError(error, m.sign_in_link_used());
		refuse(status, message);
	}
	redirect(303, readReturnPath(return_to));
});
