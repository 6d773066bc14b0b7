/** The client with the secret key, past all policies. Every use of it is listed in docs/operations.md. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { readEnvironment } from './environment.server.ts';

let made: SupabaseClient<Database> | undefined;

/** One for the whole process, because it keeps no session; null where no secret key is configured. */
export function createSecretClient(): SupabaseClient<Database> | null {
	const { supabaseUrl, secretKey } = readEnvironment();
	if (!secretKey) return null;
	return (made ??= createClient<Database>(supabaseUrl.href, secretKey, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	}));
}
