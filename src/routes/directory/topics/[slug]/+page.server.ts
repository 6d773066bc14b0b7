import { resolve } from '$app/paths';
import { readTopic } from '#lib/catalogue/catalogue.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { today } from '#lib/shared/calendar.ts';
import { nameCatalogued } from '#lib/shared/entries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const page = await readTopic(locals.supabase, params.slug);
	const above = page.way_up.toReversed().map((part) => ({
		label: nameCatalogued(part),
		href: resolve('/directory/topics/[slug]', { slug: part.slug })
	}));
	return {
		page,
		today: today(),
		topics: [`topic:${page.topic.id}`],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.catalogue_topics(), href: resolve('/directory/topics') },
			...above,
			{ label: nameCatalogued(page.topic) }
		],
		visibility:
			page.topic.visibility === 'public'
				? m.directory_visible_all_people_network()
				: m.catalogue_visible_network()
	};
};
