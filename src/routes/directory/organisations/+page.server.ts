import { resolve } from '$app/paths';
import { readFilters } from '#lib/directory/filters.ts';
import { listOrganisations, readReference } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const filters = readFilters(url.searchParams);
	const [list, reference] = await Promise.all([
		listOrganisations(locals.supabase, filters),
		readReference(locals.supabase, locals.locale)
	]);
	return {
		filters,
		list,
		reference,
		topics: ['directory:organisations'],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.directory_organisations() }
		],
		visibility: locals.me ? m.directory_list_visibility() : m.directory_visible_all()
	};
};
