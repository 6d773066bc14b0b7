import { resolve } from '$app/paths';
import { readKeptBody } from '#lib/catalogue/keeping.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { bodyIn } from '#lib/shared/named.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals, url }) => {
	const { roles, organisation } = await readKeptBody({ locals, url }, slug);
	return {
		organisation,
		relations: roles.relations.flatMap((relation) => {
			const body = bodyIn(roles, relation.organisation_id);
			return body ? [{ relation, body }] : [];
		}),
		topics: [`organisation:${organisation.id}`],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.directory_organisations(), href: resolve('/directory/organisations') },
			{ label: organisation.name, href: resolve('/directory/organisations/[slug]', { slug }) },
			{ label: m.catalogue_relations() }
		],
		visibility: m.directory_edit_visibility()
	};
};
