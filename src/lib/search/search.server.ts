import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { Asked, Found } from './search.ts';

type Client = SupabaseClient<Database>;

/** Objects the caller may read that speak of the words asked for, best first, in one call. */
export async function search(
	supabase: Client,
	asked: Partial<Asked> & { q: string },
	size = 20
): Promise<Found> {
	const { q, kind, space, organisation, archived, after } = asked;
	const { data, error } = await supabase.rpc('search', {
		query: q,
		size,
		...(kind && { of_kinds: [kind] }),
		...(space && { in_space: space }),
		...(organisation && { of_organisation: organisation }),
		...(archived && { with_archived: true }),
		...(after && { after })
	});
	if (error) throwError(error);
	return data as unknown as Found;
}

export interface Place {
	filter: 'space' | 'organisation';
	/** Null where there is none the caller may know. */
	title: string | null;
}

/** What the space and the body are called that the search keeps to. */
export async function readPlaces(supabase: Client, asked: Asked): Promise<Place[]> {
	const filters = (['space', 'organisation'] as const).filter((filter) => asked[filter]);
	if (filters.length === 0) return [];
	const { data, error } = await supabase
		.from('objects')
		.select('kind, slug, title')
		.in('kind', filters)
		.in('slug', [asked.space, asked.organisation]);
	if (error) throwError(error);
	return filters.map((filter) => {
		const named = data.find(({ kind, slug }) => kind === filter && slug === asked[filter]);
		return { filter, title: named?.title ?? null };
	});
}
