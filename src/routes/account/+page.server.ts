import { redirect } from '@sveltejs/kit';
import { readOwnMemberships } from '#lib/memberships/memberships.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.me) redirect(303, '/sign-in?return_to=/account');
	return {
		me: locals.me,
		own: await readOwnMemberships(locals.supabase),
		saved: url.searchParams.has('saved')
	};
};
