import { resolve } from '$app/paths';
import { readFilters } from '#lib/map/filters.ts';
import { drawMap } from '#lib/map/layout.ts';
import { readEcosystem, readStates } from '#lib/map/map.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const filters = readFilters(url.searchParams);
	const [ecosystem, states] = await Promise.all([
		readEcosystem(locals.supabase, filters),
		readStates(locals.supabase)
	]);
	return {
		filters,
		ecosystem,
		/** Drawn here: readers load no script for it. */
		picture: drawMap(ecosystem.nodes, ecosystem.edges),
		states,
		topics: ['directory:organisations'],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.map_title() }
		],
		visibility: locals.me ? m.directory_list_visibility() : m.directory_visible_all()
	};
};
