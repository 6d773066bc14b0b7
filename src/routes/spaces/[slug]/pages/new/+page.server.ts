import { resolve } from '$app/paths';
import { growTree } from '#lib/pages/page.ts';
import { readTree } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { isId } from '#lib/shared/id.ts';
import { covers } from '#lib/shared/rights.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import { readSpace } from '#lib/spaces/spaces.server.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	signInFirst({ locals, url });
	const { space, right, inside } = await readSpace(locals.supabase, params.slug);
	if (!inside || !covers(right, 'write'))
		error(403, { message: m.error_right_missing(), key: 'right_missing' });
	const parent = url.searchParams.get('parent') ?? '';
	const { id, slug, name } = space;
	return {
		space: { id, slug },
		tree: growTree(await readTree(locals.supabase, id)),
		parent: isId(parent) ? parent : '',
		crumbs: [
			{ label: m.spaces_title(), href: resolve('/spaces') },
			{ label: name, href: resolve('/spaces/[slug]', { slug }) },
			{ label: m.pages_title_of_space(), href: resolve('/spaces/[slug]/pages', { slug }) },
			{ label: m.pages_begin() }
		],
		visibility: m.directory_edit_visibility()
	};
};
