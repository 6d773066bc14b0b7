import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { throwError } from './errors.server.ts';
import {
	gatherThreads,
	nameMargin,
	type Margin,
	type RawComment,
	type RawMargin
} from './margin.ts';
import type { Names } from './named.ts';

type Client = SupabaseClient<Database>;

/**
 * What stands beside an object, in one call; `before` is a thread after which older ones are wanted.
 * Throws 404 for what the caller may not see.
 */
export async function readMargin(
	supabase: Client,
	object: string,
	before?: string
): Promise<Margin> {
	const [margin, older] = await Promise.all([
		supabase.rpc('object_margin', { object }),
		before ? supabase.rpc('comment_list', { object, before }) : null
	]);
	if (margin.error) throwError(margin.error);
	const named = nameMargin(margin.data as unknown as RawMargin);
	if (!older || named.threads === null) return named;
	if (older.error) throwError(older.error);
	const { comments, next, ...names } = older.data as unknown as Names & {
		comments: RawComment[];
		next: string | null;
	};
	return { ...named, threads: gatherThreads(comments, names), next };
}
