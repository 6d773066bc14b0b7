import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { growTree } from '#lib/pages/page.ts';
import { readPage, readTree } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { covers } from '#lib/shared/rights.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	signInFirst({ locals, url });
	const { id, title, version, path, archived_at, right, space } = await readPage(
		locals.supabase,
		params.id
	);
	if (!covers(right, 'write'))
		error(403, { message: m.error_right_missing(), key: 'right_missing' });
	return {
		page: { id, title, version, path, archived_at },
		tree: space ? growTree(await readTree(locals.supabase, space.id)) : [],
		mayManage: covers(right, 'manage'),
		crumbs: [
			{ label: m.pages_room(), href: resolve('/pages') },
			{ label: title, href: resolve('/pages/[id]', { id }) },
			{ label: m.pages_settings() }
		],
		visibility: m.directory_edit_visibility()
	};
};
