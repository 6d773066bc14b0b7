import { setTimeout as pause } from 'node:timers/promises';
import { isAuthRetryableFetchError, type AuthError } from '@supabase/supabase-js';
import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { createSessionlessClient } from '#lib/shared/client.server.ts';
import { logLine } from '#lib/shared/log.server.ts';

interface SignInRefusal {
	status: 401 | 429 | 503;
	message: string;
}

/** Milliseconds after which everybody who asks for a link gets the answer. */
const SAME_TIME = 500;

/** What a person can do about Auth's error; `wrong` is the sentence for wrong credentials. */
export function explainSignInError(error: AuthError, wrong = m.sign_in_wrong()): SignInRefusal {
	if (isAuthRetryableFetchError(error) || (error.status ?? 500) >= 500) {
		return { status: 503, message: m.sign_in_unreachable() };
	}
	if (error.status === 429) return { status: 429, message: m.sign_in_wait({ minutes: 10 }) };
	if (error.code === 'email_not_confirmed') {
		return { status: 401, message: m.sign_in_not_confirmed() };
	}
	return { status: 401, message: wrong };
}

/**
 * Asks Auth to send a link. Answers after the same time whether the account exists or not, since
 * sending takes longer than not sending; what fails later stands in the log.
 * @returns false when Auth could not be reached
 */
export async function askForLink(
	event: Pick<RequestEvent, 'locals' | 'url'>,
	email: string,
	returnTo: string
): Promise<boolean> {
	let reached = true;
	const emailRedirectTo = new URL(returnTo, event.url.origin).href;
	const options = { shouldCreateUser: false, emailRedirectTo };
	const asked = createSessionlessClient(event).auth.signInWithOtp({ email, options });
	void asked.then(({ error }) => {
		if (!error || (error.status && error.status < 500 && error.status !== 429)) return;
		reached = false;
		logLine({ reference: event.locals.reference, event: 'link not sent', error });
	});
	await pause(SAME_TIME);
	return reached;
}
