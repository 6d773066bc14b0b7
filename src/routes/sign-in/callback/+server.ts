import { redirect } from '@sveltejs/kit';
import { logLine } from '#lib/shared/log.server.ts';
import { readReturnPath } from '#lib/shared/return-path.ts';
import type { RequestHandler } from './$types';

/** Back from a provider: the code counts only together with the verifier in this browser's cookie. */
export const GET: RequestHandler = async ({ url, locals, route }) => {
	const code = url.searchParams.get('code') ?? '';
	const { error } = await locals.supabase.auth.exchangeCodeForSession(code);
	if (!error) redirect(303, readReturnPath(url.searchParams.get('return_to')));
	logLine({ reference: locals.reference, event: 'code not accepted', route: route.id, error });
	redirect(303, '/sign-in?failed=provider');
};
