import { resolve } from '$app/paths';
import { growTree } from '#lib/pages/page.ts';
import { readTree } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameAudience } from '#lib/shared/objects.ts';
import { covers } from '#lib/shared/rights.ts';
import { readSpace } from '#lib/spaces/spaces.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { space, organisation, right, inside } = await readSpace(locals.supabase, params.slug);
	return {
		space,
		tree: growTree(await readTree(locals.supabase, space.id)),
		/** The database asks again; this only decides about the button. */
		mayWrite: inside && covers(right, 'write') && !space.archived_at,
		topics: inside ? [`space:${space.id}`] : [],
		crumbs: [
			{ label: m.spaces_title(), href: resolve('/spaces') },
			{ label: space.name, href: resolve('/spaces/[slug]', { slug: space.slug }) },
			{ label: m.pages_title_of_space() }
		],
		visibility: m.shell_visible_for({
			audience: nameAudience({ visibility: space.visibility, space, organisation })
		})
	};
};
