import { redirect } from '@sveltejs/kit';
import { forgetSession } from '#lib/shared/client.server.ts';
import { logLine } from '#lib/shared/log.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session at Auth and in this browser; other devices stay signed in. */
export const POST: RequestHandler = async (event) => {
	const { locals, cookies, request, route, setHeaders } = event;
	const { error } = await locals.supabase.auth.signOut({ scope: 'local' });
	if (error) {
		const { reference } = locals;
		logLine({
			reference,
			event: 'sign-out failed',
			method: request.method,
			route: route.id,
			error
		});
	}
	forgetSession(event);
	cookies.delete('acting', { path: '/' });
	// What was typed offline lies in this browser; whoever uses it next finds nothing.
	setHeaders({ 'clear-site-data': '"storage"' });
	redirect(303, '/');
};
