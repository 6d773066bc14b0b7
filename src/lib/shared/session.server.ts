/** Who is asking, proved by the database: `me()` answers only for a token that REST accepts. */
import { isAuthRetryableFetchError, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { namePerson } from './person.ts';
import type { Me, OrganisationRef } from './session.ts';

/** Neither signed in nor signed out: Supabase could not be asked. The session is kept. */
export class SessionUnknownError extends Error {
	override name = 'SessionUnknownError';
}

/**
 * Asks who the session belongs to, refreshing it when it is about to expire.
 * @returns null when the session is no longer valid
 * @throws SessionUnknownError when Auth or the database do not answer
 */
export async function readMe(supabase: SupabaseClient<Database>): Promise<Me | null> {
	// Looked at apart from rpc(), which would silently go on as anonymous when Auth is down.
	const { data, error: refreshError } = await supabase.auth.getSession();
	if (isAuthRetryableFetchError(refreshError)) {
		throw new SessionUnknownError('Auth did not renew the session.', { cause: refreshError });
	}
	if (!data.session) return null;
	const { data: me, error, status } = await supabase.rpc('me');
	if (status === 401 || status === 403) return null;
	if (error) throw new SessionUnknownError('The database did not say who it is.', { cause: error });
	return withName(me as Me | null);
}

/** Whose erasure was cut off has a session, but no name and address any more. */
function withName(me: Me | null): Me | null {
	if (!me) return null;
	const { display_name, email } = me.person as Nameless;
	const person = { ...me.person, display_name: namePerson(display_name, me.person.id) ?? '' };
	return { ...me, person: { ...person, email: email ?? '' } };
}

interface Nameless {
	display_name: string | null;
	email: string | null;
}

/** The organisation acted for: the chosen one if the person belongs to it, else the only one. */
export function chooseActing(me: Me | null, chosen: string | undefined): OrganisationRef | null {
	if (!me) return null;
	const only = me.organisations.length === 1 ? me.organisations[0] : undefined;
	return me.organisations.find(({ id }) => id === chosen) ?? only ?? null;
}
