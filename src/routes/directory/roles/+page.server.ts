import { resolve } from '$app/paths';
import { readRoles } from '#lib/catalogue/catalogue.server.ts';
import { groupByProgramme } from '#lib/catalogue/programmes.ts';
import { keepsCatalogue } from '#lib/catalogue/coordination.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	programmes: groupByProgramme(await readRoles(locals.supabase)),
	mayAdd: keepsCatalogue(locals.me),
	topics: ['directory:assignments'],
	crumbs: [
		{ label: m.shell_room_directory(), href: resolve('/directory') },
		{ label: m.catalogue_roles() }
	],
	visibility: m.directory_visible_all()
});
