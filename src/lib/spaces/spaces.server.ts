import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { SpacePage, SpaceRow } from './space.ts';
import type { SpaceChange } from './space-form.ts';

type Client = SupabaseClient<Database>;

/** The spaces the caller may know of, by name. */
export async function listSpaces(supabase: Client): Promise<SpaceRow[]> {
	const { data, error } = await supabase.rpc('space_list');
	if (error) throwError(error);
	return data as unknown as SpaceRow[];
}

/** Everything the page of a space shows. Throws 404 for what the caller may not see. */
export async function readSpace(
	supabase: Client,
	slug: string,
	{ kind, after }: { kind?: string; after?: string } = {}
): Promise<SpacePage> {
	const { data, error } = await supabase.rpc('space_page', {
		space_slug: slug,
		...(kind && { of_kind: kind }),
		...(after && { after })
	});
	if (error) throwError(error);
	return data as unknown as SpacePage;
}

/** Writes the change if nobody was faster; the row is missing when the caller has no right to it. */
export function updateSpace(supabase: Client, { id, ...change }: SpaceChange) {
	return supabase.from('spaces').update(change).eq('id', id).select('slug, version').maybeSingle();
}
