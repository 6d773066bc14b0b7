import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { Found } from './responsible.ts';

type Client = SupabaseClient<Database>;

/** Longest question that is read. */
const MOST = 200;

/** Who is responsible, by one line of free text; the best of at most `size` answers first. */
export async function findResponsible(
	supabase: Client,
	query: string,
	size?: number
): Promise<Found> {
	const asked = { query: query.slice(0, MOST), ...(size !== undefined && { size }) };
	const { data, error } = await supabase.rpc('find_responsible', asked);
	if (error) throwError(error);
	return data as unknown as Found;
}
