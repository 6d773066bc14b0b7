import { readOwnMemberships } from '#lib/memberships/memberships.server.ts';
import { readAbsences } from '#lib/responsibility/entries.server.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const me = signInFirst({ locals, url });
	const [own, absences] = await Promise.all([
		readOwnMemberships(locals.supabase),
		readAbsences(locals.supabase, me.person.id)
	]);
	return {
		me,
		own,
		absences,
		saved: url.searchParams.has('saved')
	};
};
