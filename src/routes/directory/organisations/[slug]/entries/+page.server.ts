import { resolve } from '$app/paths';
import { readOrganisation } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { readStewardEntries } from '#lib/responsibility/entries.server.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals, url }) => {
	signInFirst({ locals, url });
	const { organisation } = await readOrganisation(locals.supabase, slug);
	return {
		organisation,
		kept: await readStewardEntries(locals.supabase, organisation.id),
		topics: ['directory:assignments', `organisation:${organisation.id}`],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{
				label: organisation.name,
				href: resolve('/directory/organisations/[slug]', { slug })
			},
			{ label: m.keep_title() }
		],
		visibility: m.directory_edit_visibility()
	};
};
