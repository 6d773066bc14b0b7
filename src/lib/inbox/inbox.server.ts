import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { nameForMe, type ForMe, type RawForMe } from './for-me.ts';

/** Everything the start page shows, in one call. Notes the visit, which nobody else can read. */
export async function readForMe(supabase: SupabaseClient<Database>): Promise<ForMe> {
	const { data, error } = await supabase.rpc('for_me');
	if (error) throwError(error);
	return nameForMe(data as unknown as RawForMe);
}
