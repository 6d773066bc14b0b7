import { listSpaces } from '#lib/spaces/spaces.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const spaces = await listSpaces(locals.supabase);
	return {
		spaces,
		/** The database asks again; this only decides about the button. */
		mayFound:
			locals.acting?.access === 'full' &&
			(locals.acting.role === 'steward' || locals.me?.platform_roles.includes('coordinator')),
		crumbs: [{ label: m.spaces_title() }],
		visibility: locals.me ? m.spaces_list_visibility() : m.directory_visible_all()
	};
};
