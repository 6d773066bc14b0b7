import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { Ecosystem } from './ecosystem.ts';
import type { MapFilters } from './filters.ts';

/** Bodies and relations the caller may see, in one call. Around a body only when nothing else is wanted. */
export async function readEcosystem(
	supabase: SupabaseClient<Database>,
	{ level, sector, state, kind, around, connected }: MapFilters
): Promise<Ecosystem> {
	const { data, error } = await supabase.rpc('ecosystem_map', {
		...(level && { levels: [level] }),
		...(sector && { sectors: [sector] }),
		...(state && { in_state: state }),
		...(kind && { relation_kinds: [kind] }),
		...(connected && { around })
	});
	if (error) throwError(error);
	return data as unknown as Ecosystem;
}

/** The names of the Länder, for the filter. */
export async function readStates(supabase: SupabaseClient<Database>) {
	const { data, error } = await supabase.from('states').select('code, name').order('name');
	if (error) throwError(error);
	return data;
}
