import { crumbsTo } from '#lib/pages/crumbs.ts';
import { showsDraft, type Page } from '#lib/pages/page.ts';
import { dress } from '#lib/pages/reading.ts';
import { mentionsIn, nameMentions } from '#lib/pages/mention.ts';
import { readMentions } from '#lib/pages/mentions.server.ts';
import { readFresh } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameAudience } from '#lib/shared/objects.ts';
import type { PageServerLoad } from './$types';

/** What is not shown does not travel. */
const withoutTexts = (page: Page): Page => ({
	...page,
	published: page.published && { ...page.published, html: '' },
	draft: page.draft && { ...page.draft, html: '' }
});

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const asked = url.searchParams.get('text') === 'draft';
	const page = await readFresh(locals.supabase, params.id, asked);
	const draft = showsDraft(page, asked);
	const written = (draft ? page.draft : page.published)?.html ?? '';
	const names = await readMentions(locals.supabase, mentionsIn(written));
	const { html, ...reading } = dress(nameMentions(written, names));
	return {
		page: withoutTexts(page),
		draft,
		html,
		reading,
		mayPublish: locals.acting?.access === 'full',
		topics: [`page:${page.id}`],
		crumbs: [...crumbsTo(page), { label: page.title }],
		visibility: draft
			? m.pages_visible_draft()
			: m.shell_visible_for({ audience: nameAudience(page) })
	};
};
