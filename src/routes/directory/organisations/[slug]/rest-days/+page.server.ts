import { resolve } from '$app/paths';
import { isPublic } from '#lib/directory/organisation.ts';
import { readOrganisation } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { readRestDays } from '#lib/rest-days/rest-days.server.ts';
import { today } from '#lib/shared/calendar.ts';
import { nameBriefly } from '#lib/shared/objects.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals }) => {
	const { organisation } = await readOrganisation(locals.supabase, slug);
	const acting = locals.acting?.slug === slug ? locals.acting : null;
	return {
		organisation,
		days: await readRestDays(locals.supabase, organisation.id),
		mayEdit: acting?.role === 'steward' && !organisation.archived_at,
		today: today(),
		topics: [`organisation:${organisation.id}`],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.directory_organisations(), href: resolve('/directory/organisations') },
			{ label: organisation.name, href: resolve('/directory/organisations/[slug]', { slug }) },
			{ label: m.rest_days_title() }
		],
		visibility: isPublic(organisation)
			? m.shell_visible_all()
			: m.directory_visible_network({ name: nameBriefly(organisation) })
	};
};
