import { error } from '@sveltejs/kit';
import { linkMentions, mentionsOf } from '#lib/pages/mention.ts';
import { readMentions } from '#lib/pages/mentions.server.ts';
import { writeMarkdown, type TextNode } from '#lib/pages/markdown.ts';
import { readFresh, readJson } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** The page as a Markdown file: what is published, or with `?text=draft` the draft. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const draft = url.searchParams.get('text') === 'draft';
	if (draft) await readFresh(locals.supabase, params.id, true);
	const { title, json } = await readJson(locals.supabase, params.id, draft);
	if (!json) error(404, { message: m.error_object_not_found(), key: 'object_not_found' });
	const name = `${title.replace(/[^\p{L}\p{N} -]/gu, '').trim() || 'Seite'}.md`;
	const names = await readMentions(locals.supabase, mentionsOf(json as TextNode));
	const text = linkMentions(json as TextNode, names, url.origin);
	return new Response(writeMarkdown(title, text), {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': `attachment; filename="page.md"; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
};
