import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { tellWhoMayEdit } from '#lib/directory/who-may-edit.ts';
import { readOrganisation, readReference } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const me = signInFirst({ locals, url });
	const [page, reference] = await Promise.all([
		readOrganisation(locals.supabase, params.slug),
		readReference(locals.supabase, locals.locale)
	]);
	const { organisation } = page;
	if (!page.may_edit) {
		error(403, { message: tellWhoMayEdit(page, locals), key: 'may_not_edit' });
	}
	return {
		organisation,
		reference,
		/** With several bodies and none chosen nobody could say later for whom this was done. */
		mustChoose: me.organisations.length > 1 && locals.acting === null,
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.directory_organisations(), href: resolve('/directory/organisations') },
			{
				label: organisation.name,
				href: resolve('/directory/organisations/[slug]', { slug: organisation.slug })
			},
			{ label: m.ui_edit() }
		],
		visibility: m.directory_edit_visibility()
	};
};
