import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { throwError } from './errors.server.ts';

export interface Candidate {
	id: string;
	slug: string;
	name: string;
	short_name: string | null;
}

/** The bodies a typed name can mean: one when it is exact, else up to five that contain it. */
export async function findBodies(
	supabase: SupabaseClient<Database>,
	typed: string
): Promise<Candidate[]> {
	const { data, error } = await supabase.rpc('organisation_list', { search: typed, size: 200 });
	if (error) throwError(error);
	const { rows } = data as unknown as { rows: Candidate[] };
	const wanted = typed.toLocaleLowerCase('de');
	const exact = rows.filter(({ name, short_name, slug }) =>
		[name, short_name, slug].some((text) => text?.toLocaleLowerCase('de') === wanted)
	);
	return exact.length > 0 ? exact : rows.slice(0, 5);
}
