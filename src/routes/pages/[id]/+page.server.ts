import { crumbsTo } from '#lib/pages/crumbs.ts';
import type { Page } from '#lib/pages/page.ts';
import { dress } from '#lib/pages/reading.ts';
import { readPage } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameAudience } from '#lib/shared/objects.ts';
import type { PageServerLoad } from './$types';

/** What is not shown does not travel. */
const withoutTexts = (page: Page): Page => ({
	...page,
	published: page.published && { ...page.published, html: '' },
	draft: page.draft && { ...page.draft, html: '' }
});

/** Those inside choose; before it is published there is only the draft. */
const showsDraft = ({ draft, published }: Page, url: URL) =>
	draft !== null && (!published || url.searchParams.get('text') === 'draft');

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const page = await readPage(locals.supabase, params.id);
	const draft = showsDraft(page, url);
	const { html, ...reading } = dress((draft ? page.draft : page.published)?.html ?? '');
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
