import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readEntry, readMembers } from '#lib/responsibility/entries.server.ts';
import { nameEntry } from '#lib/shared/entries.ts';
import { isId } from '#lib/shared/id.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, locals, url }) => {
	signInFirst({ locals, url });
	if (!isId(id)) {
		error(404, { message: m.error_assignment_not_found(), key: 'assignment_not_found' });
	}
	const page = await readEntry(locals.supabase, id);
	if (!page.may_edit && !page.mine) {
		error(403, {
			message: m.error_membership_steward_needed(),
			key: 'membership_steward_needed'
		});
	}
	return {
		page,
		members: await readMembers(locals.supabase, page.entry.organisation_id),
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: nameEntry(page.entry), href: resolve('/directory/entries/[id]', { id }) },
			{ label: m.entry_keep() }
		],
		visibility: m.directory_edit_visibility()
	};
};
