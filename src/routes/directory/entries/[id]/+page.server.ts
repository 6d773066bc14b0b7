import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readEntry } from '#lib/responsibility/entries.server.ts';
import { nameEntry } from '#lib/shared/entries.ts';
import { isId } from '#lib/shared/id.ts';
import { bodyIn } from '#lib/shared/named.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	if (!isId(params.id)) {
		error(404, { message: m.error_assignment_not_found(), key: 'assignment_not_found' });
	}
	const page = await readEntry(locals.supabase, params.id);
	const body = bodyIn(page, page.entry.organisation_id);
	return {
		page,
		body,
		topics: ['directory:assignments'],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			...(body
				? [
						{
							label: body.name,
							href: resolve('/directory/organisations/[slug]', { slug: body.slug })
						}
					]
				: []),
			{ label: nameEntry(page.entry) }
		],
		visibility: m.directory_visible_all_people_network()
	};
};
