import { error } from '@sveltejs/kit';
import { crumbsTo } from '#lib/pages/crumbs.ts';
import { readPage } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameAudience } from '#lib/shared/objects.ts';
import { covers } from '#lib/shared/rights.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import { formatDate } from '#lib/ui/time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { person } = signInFirst({ locals, url });
	const page = await readPage(locals.supabase, params.id);
	if (!covers(page.right, 'write') || page.archived_at)
		error(403, { message: m.error_right_missing(), key: 'right_missing' });
	const { id, title, published, draft } = page;
	return {
		page: {
			id,
			title,
			epoch: draft?.epoch ?? 0,
			published: published && { ...published, html: '' }
		},
		person: person.id,
		mayPublish: locals.acting?.access === 'full',
		note: published
			? m.pages_state_published({ at: formatDate(published.at) })
			: m.pages_state_never({ audience: nameAudience(page) }),
		crumbs: [...crumbsTo(page), { label: title }],
		visibility: m.pages_visible_draft()
	};
};
