import { listPages } from '#lib/pages/pages.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(\+\d\d:\d\d|Z)$/;

export const load: PageServerLoad = async ({ locals, url }) => {
	const before = url.searchParams.get('before') ?? '';
	const { pages, more } = await listPages(locals.supabase, TIME.test(before) ? before : undefined);
	return {
		pages,
		next: more ? (pages.at(-1)?.updated_at ?? null) : null,
		crumbs: [{ label: m.pages_room() }],
		visibility: locals.me ? m.spaces_list_visibility() : m.directory_visible_all()
	};
};
