import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import type { Locale, Me, OrganisationRef, Theme } from '#lib/shared/session.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Stands in the log beside the whole error; short enough to read out on the telephone. */
			reference?: string;
			/** Stable key of a refusal by the database, such as `conflict`. */
			key?: string;
		}
		interface Locals {
			/** Speaks to Supabase with the caller's own rights. */
			supabase: SupabaseClient<Database>;
			me: Me | null;
			/** The organisation the person acts for. */
			acting: OrganisationRef | null;
			theme: Theme;
			locale: Locale;
			clientAddress: string;
			reference: string;
			/** Set by a form's handler that refuses: the true status for a page without JavaScript. */
			refusal?: { status: 400 | 401 | 403 | 409 | 422 | 429 | 503; retryAfter?: number };
		}
	}
}

export {};
