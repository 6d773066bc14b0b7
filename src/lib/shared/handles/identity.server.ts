import type { Handle, RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { createClient, forgetSession, hasSessionCookie } from '../client.server.ts';
import { logLine } from '../log.server.ts';
import { answerPlainly } from '../plain-page.server.ts';
import { chooseActing, readMe, SessionUnknownError } from '../session.server.ts';

async function identify(event: RequestEvent): Promise<void> {
	const { locals, cookies } = event;
	if (event.route.id === '/healthz' || !hasSessionCookie(event)) return;
	locals.me = await readMe(locals.supabase);
	if (!locals.me) forgetSession(event);
	locals.acting = chooseActing(locals.me, cookies.get('acting'));
}

/** Says who is asking. Without a session cookie nothing is asked and no cookie is set. */
export const identity: Handle = async ({ event, resolve }) => {
	const { locals, request, route } = event;
	locals.me = null;
	locals.acting = null;
	locals.supabase = createClient(event);
	try {
		await identify(event);
	} catch (error) {
		if (!(error instanceof SessionUnknownError)) throw error;
		const { reference } = locals;
		logLine({
			reference,
			event: 'session unknown',
			method: request.method,
			route: route.id,
			error
		});
		const message = m.error_session_unknown();
		return answerPlainly(request, locals.locale, { status: 503, message, reference });
	}
	return resolve(event);
};
