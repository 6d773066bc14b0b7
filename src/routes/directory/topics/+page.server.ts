import { resolve } from '$app/paths';
import { listTopics } from '#lib/catalogue/catalogue.server.ts';
import { readTopicFilters } from '#lib/catalogue/topic-filters.ts';
import { keepsCatalogue } from '#lib/catalogue/coordination.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const filters = readTopicFilters(url.searchParams);
	return {
		filters,
		list: await listTopics(locals.supabase, filters),
		mayAdd: keepsCatalogue(locals.me),
		topics: ['directory:assignments'],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.catalogue_topics() }
		],
		visibility: m.directory_visible_all()
	};
};
