import { resolve } from '$app/paths';
import { tellDone } from '#lib/memberships/membership.ts';
import { readPeople } from '#lib/memberships/memberships.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals, url }) => {
	signInFirst({ locals, url });
	const people = await readPeople(locals.supabase, slug);
	const { name, access } = people.organisation;
	return {
		people,
		done: tellDone(url.searchParams.get('done')),
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.directory_organisations(), href: resolve('/directory/organisations') },
			{ label: name, href: resolve('/directory/organisations/[slug]', { slug }) },
			{ label: m.memberships_title() }
		],
		visibility: access === 'guest' ? m.memberships_visibility_guest() : m.memberships_visibility()
	};
};
