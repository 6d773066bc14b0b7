import { resolve } from '$app/paths';
import { readTopic } from '#lib/catalogue/catalogue.server.ts';
import { needCoordination } from '#lib/catalogue/coordination.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameCatalogued } from '#lib/shared/entries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals, url }) => {
	needCoordination({ locals, url });
	const page = await readTopic(locals.supabase, slug);
	return {
		topic: page.topic,
		parent: page.way_up[0]?.name,
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.catalogue_topics(), href: resolve('/directory/topics') },
			{ label: nameCatalogued(page.topic), href: resolve('/directory/topics/[slug]', { slug }) },
			{ label: m.ui_edit() }
		],
		visibility: m.catalogue_edit_visibility()
	};
};
