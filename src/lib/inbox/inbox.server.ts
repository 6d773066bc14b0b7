import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { nameForMe, type ForMe, type RawForMe } from './for-me.ts';

type Client = SupabaseClient<Database>;

/** Marks one notification as read, or everything: then only what happens from now on is new. */
export async function markRead(supabase: Client, id: string | null): Promise<void> {
	const { error } = await supabase.rpc('notifications_read', id ? { ids: [id] } : {});
	if (error) throwError(error);
}

/** Everything the start page shows, in one call. Notes the visit, which nobody else can read. */
export async function readForMe(supabase: Client): Promise<ForMe> {
	const { data, error } = await supabase.rpc('for_me');
	if (error) throwError(error);
	return nameForMe(data as unknown as RawForMe);
}
