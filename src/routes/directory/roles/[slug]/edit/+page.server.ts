import { resolve } from '$app/paths';
import { readRole } from '#lib/catalogue/catalogue.server.ts';
import { needCoordination } from '#lib/catalogue/coordination.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameCatalogued } from '#lib/shared/entries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals, url }) => {
	needCoordination({ locals, url });
	const page = await readRole(locals.supabase, slug);
	return {
		role: page.role,
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.catalogue_roles(), href: resolve('/directory/roles') },
			{ label: nameCatalogued(page.role), href: resolve('/directory/roles/[slug]', { slug }) },
			{ label: m.ui_edit() }
		],
		visibility: m.catalogue_edit_visibility()
	};
};
