import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { Sharing } from './sharing.ts';

type Client = SupabaseClient<Database>;

/** Who an object is open to. Throws 404 for what the caller may not see. */
export async function readSharing(supabase: Client, object: string): Promise<Sharing> {
	const { data, error } = await supabase.rpc('object_sharing', { object });
	if (error) throwError(error);
	return data as unknown as Sharing;
}
