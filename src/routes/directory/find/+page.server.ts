import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { findResponsible } from '#lib/responsibility/responsible.server.ts';
import { readQuery } from '#lib/search/search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const q = readQuery(url.searchParams.get('q'));
	return {
		q,
		found: q ? await findResponsible(locals.supabase, q) : null,
		topics: ['directory:assignments'],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.find_crumb() }
		],
		visibility: locals.me ? m.directory_visible_all_people_network() : m.shell_visible_all()
	};
};
