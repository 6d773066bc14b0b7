import { m } from '#lib/paraglide/messages.js';
import { readPlaces, search } from '#lib/search/search.server.ts';
import { readAsked } from '#lib/search/search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const asked = readAsked(url.searchParams);
	const [found, places] = await Promise.all([
		search(locals.supabase, asked),
		readPlaces(locals.supabase, asked)
	]);
	return {
		asked,
		found,
		places,
		crumbs: [{ label: m.search_title() }],
		visibility: locals.me ? m.search_visibility() : m.shell_visible_all(),
		personal: locals.me !== null
	};
};
