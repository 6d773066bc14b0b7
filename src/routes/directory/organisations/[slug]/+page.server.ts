import { resolve } from '$app/paths';
import { readBodyRoles } from '#lib/catalogue/catalogue.server.ts';
import { isPublic } from '#lib/directory/organisation.ts';
import { readOrganisation, readReference } from '#lib/directory/organisations.server.ts';
import { readStanding } from '#lib/memberships/memberships.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { readMargin } from '#lib/shared/margin.server.ts';
import { nameBriefly } from '#lib/shared/objects.ts';
import type { Me } from '#lib/shared/session.ts';
import type { PageServerLoad } from './$types';

/** Whether there may be talk to be read: only those inside a body and those who keep the directory have it. */
function isInside(me: Me | null, id: string): boolean {
	return !!me && (me.platform_roles.length > 0 || me.organisations.some((own) => own.id === id));
}

export const load: PageServerLoad = async ({ params, locals }) => {
	const [page, roles, reference, standing] = await Promise.all([
		readOrganisation(locals.supabase, params.slug),
		readBodyRoles(locals.supabase, params.slug),
		readReference(locals.supabase, locals.locale),
		readStanding(locals.supabase, locals.me, params.slug)
	]);
	const { organisation } = page;
	const inside = isInside(locals.me, organisation.id);
	const margin = inside ? await readMargin(locals.supabase, organisation.id) : null;
	return {
		page,
		roles,
		reference,
		standing,
		margin,
		topics: [
			`organisation:${organisation.id}`,
			...(margin?.threads ? [`comments:${organisation.id}`] : [])
		],
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
