import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { readSpace } from '#lib/spaces/spaces.server.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	signInFirst({ locals, url });
	const { space, right } = await readSpace(locals.supabase, params.slug);
	if (right !== 'manage') error(403, { message: m.error_right_missing(), key: 'right_missing' });
	return {
		space,
		crumbs: [
			{ label: m.spaces_title(), href: resolve('/spaces') },
			{ label: space.name, href: resolve('/spaces/[slug]', { slug: space.slug }) },
			{ label: m.spaces_edit() }
		],
		visibility: m.directory_edit_visibility()
	};
};
