import { resolve } from '$app/paths';
import { readBodyRoles } from '#lib/catalogue/catalogue.server.ts';
import { isPublic } from '#lib/directory/organisation.ts';
import { readOrganisation, readReference } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { readMargin } from '#lib/shared/margin.server.ts';
import { nameBriefly } from '#lib/shared/objects.ts';
import type { Me } from '#lib/shared/session.ts';
import type { PageServerLoad } from './$types';

/** The body's id, where the reader belongs to it and may read what is said there. */
function ownId(me: Me | null, slug: string): string | undefined {
	return me?.organisations.find((own) => own.slug === slug)?.id;
}

export const load: PageServerLoad = async ({ params, locals }) => {
	const own = ownId(locals.me, params.slug);
	const [page, roles, reference, talk] = await Promise.all([
		readOrganisation(locals.supabase, params.slug),
		readBodyRoles(locals.supabase, params.slug),
		readReference(locals.supabase, locals.locale),
		own ? readMargin(locals.supabase, own) : null
	]);
	const { organisation } = page;
	// Those who keep the directory read along in every body, but know its id only now.
	const keeps = !!locals.me && locals.me.platform_roles.length > 0;
	const margin = talk ?? (keeps ? await readMargin(locals.supabase, organisation.id) : null);
	return {
		page,
		roles,
		reference,
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
