import { resolve } from '$app/paths';
import { readOwnCompetences } from '#lib/competences/competences.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	signInFirst({ locals, url });
	return {
		competences: await readOwnCompetences(locals.supabase),
		crumbs: [
			{ label: m.account_title(), href: resolve('/account') },
			{ label: m.competence_own_title() }
		],
		visibility: m.competence_own_visibility()
	};
};
