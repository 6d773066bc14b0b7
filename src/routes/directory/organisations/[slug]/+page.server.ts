import { resolve } from '$app/paths';
import { isPublic, nameBriefly } from '#lib/directory/organisation.ts';
import { readOrganisation, readReference } from '#lib/directory/organisations.server.ts';
import { readStanding } from '#lib/memberships/memberships.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const [page, reference, standing] = await Promise.all([
		readOrganisation(locals.supabase, params.slug),
		readReference(locals.supabase, locals.locale),
		readStanding(locals.supabase, locals.me, params.slug)
	]);
	const { organisation } = page;
	return {
		page,
		reference,
		standing,
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.directory_organisations(), href: resolve('/directory/organisations') },
			{ label: organisation.name }
		],
		visibility: isPublic(organisation)
			? m.directory_visible_all_people_network()
			: m.directory_visible_network({ name: nameBriefly(organisation) })
	};
};
