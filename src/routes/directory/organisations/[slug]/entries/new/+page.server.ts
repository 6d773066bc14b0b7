import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { readOrganisation } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { readMembers, readRoles } from '#lib/responsibility/entries.server.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals, url }) => {
	signInFirst({ locals, url });
	const page = await readOrganisation(locals.supabase, slug);
	const { organisation } = page;
	if (!page.may_edit) {
		error(403, {
			message: m.error_membership_steward_needed(),
			key: 'membership_steward_needed'
		});
	}
	const [roles, members] = await Promise.all([
		readRoles(locals.supabase),
		readMembers(locals.supabase, organisation.id)
	]);
	return {
		organisation,
		roles,
		members,
		role: roles.find((role) => role.slug === url.searchParams.get('role'))?.id ?? '',
		crumbs: crumbsOf(organisation),
		visibility: m.directory_edit_visibility()
	};
};

const crumbsOf = ({ slug, name }: { slug: string; name: string }) => [
	{ label: m.shell_room_directory(), href: resolve('/directory') },
	{ label: name, href: resolve('/directory/organisations/[slug]', { slug }) },
	{ label: m.keep_title(), href: resolve('/directory/organisations/[slug]/entries', { slug }) },
	{ label: m.keep_add() }
];
