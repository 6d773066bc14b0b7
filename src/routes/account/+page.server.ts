import { redirect } from '@sveltejs/kit';
import { readOwnMemberships } from '#lib/memberships/memberships.server.ts';
import { readAbsences } from '#lib/responsibility/entries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.me) redirect(303, '/sign-in?return_to=/account');
	const [own, absences] = await Promise.all([
		readOwnMemberships(locals.supabase),
		readAbsences(locals.supabase, locals.me.person.id)
	]);
	return {
		me: locals.me,
		own,
		absences,
		saved: url.searchParams.has('saved')
	};
};
