import { resolve } from '$app/paths';
import { readRole } from '#lib/catalogue/catalogue.server.ts';
import { readReference } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { today } from '#lib/shared/calendar.ts';
import { nameCatalogued } from '#lib/shared/entries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const [page, { kinds }] = await Promise.all([
		readRole(locals.supabase, params.slug),
		readReference(locals.supabase, locals.locale)
	]);
	const { role } = page;
	return {
		page,
		mandatoryFor: kinds.filter(({ id }) => role.mandatory_for.includes(id)).map(({ name }) => name),
		today: today(),
		topics: ['directory:assignments'],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.catalogue_roles(), href: resolve('/directory/roles') },
			{ label: nameCatalogued(role) }
		],
		visibility:
			role.visibility === 'public'
				? m.directory_visible_all_people_network()
				: m.catalogue_visible_network()
	};
};
