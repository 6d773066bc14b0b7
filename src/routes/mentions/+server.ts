import { json } from '@sveltejs/kit';
import { nameMention, readMentions } from '#lib/pages/mentions.server.ts';
import { search } from '#lib/search/search.server.ts';
import { readQuery } from '#lib/search/search.ts';
import type { RequestHandler } from './$types';

const SHOWN = 8;
/** Shorter words find too much to choose from. */
const SHORTEST = 2;

/** What a page may point to: `?ids=` names what it points to already, `?q=` finds more. As `Mentioned[]`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const ids = url.searchParams.get('ids');
	const found = ids === null ? await find(locals, url) : await name(locals, ids);
	return json(found, { headers: { 'cache-control': 'no-store' } });
};

async function name({ supabase }: App.Locals, ids: string) {
	return [...(await readMentions(supabase, ids.split(','))).values()];
}

async function find({ supabase }: App.Locals, url: URL) {
	const q = readQuery(url.searchParams.get('q'));
	if (q.length < SHORTEST) return [];
	const { rows } = await search(supabase, { q }, SHOWN);
	return rows.map(nameMention).filter(({ href }) => href !== null);
}
