/** The clients that speak to Supabase. The caller's own rights decide; nothing here uses the secret key. */
import { createServerClient } from '@supabase/ssr';
import { createClient as createPlainClient, type SupabaseClient } from '@supabase/supabase-js';
import type { RequestEvent } from '@sveltejs/kit';
import { CLIENT_HEADER, proveClient } from './client-proof.server.ts';
import type { Database } from './database.types.ts';
import { readEnvironment } from './environment.server.ts';
import { shareRefreshes } from './refresh.server.ts';

/** Name of the session cookie; a long one is cut into `.0`, `.1` … */
const SESSION_COOKIE = 'sb-verbund';

/** Seconds a session lasts without a visit; each visit renews it. */
const SESSION_SECONDS = 14 * 24 * 60 * 60;
/** Seconds a person has to come back from a sign-in provider. */
const VERIFIER_SECONDS = 10 * 60;

const send = shareRefreshes(fetch);

/** Is there a session cookie at all? Without one nothing is asked of Supabase about the person. */
export function hasSessionCookie({ cookies }: RequestEvent): boolean {
	return cookies.getAll().some(({ name }) => isSessionCookie(name));
}

/** Removes the session from this browser only. */
export function forgetSession({ cookies }: RequestEvent): void {
	for (const { name } of cookies.getAll()) {
		if (isSessionCookie(name)) cookies.delete(name, { path: '/' });
	}
}

function isSessionCookie(name: string): boolean {
	return name === SESSION_COOKIE || /^sb-verbund\.\d+$/.test(name);
}

function keepFor(name: string, value: string): number {
	if (value === '') return 0;
	return name.includes('code-verifier') ? VERIFIER_SECONDS : SESSION_SECONDS;
}

/** Adds what changes within a request: the organisation acted for is known only after `me()`. */
function sendFor({ locals }: Pick<RequestEvent, 'locals'>): typeof fetch {
	return (input, init) => {
		const headers = new Headers(init?.headers);
		const url = String(input instanceof Request ? input.url : input);
		if (locals.acting) headers.set('x-verbund-for', locals.acting.id);
		if (url.includes('/auth/v1/')) {
			const { embedded, secretKey } = readEnvironment();
			if (embedded && secretKey) {
				headers.set(CLIENT_HEADER, proveClient(locals.clientAddress, secretKey));
			}
		}
		return send(input, { ...init, headers });
	};
}

/** A client for one request: reads the session from its cookies and writes a renewed one back. */
export function createClient(event: RequestEvent): SupabaseClient<Database> {
	const { supabaseUrl, publishableKey } = readEnvironment();
	const secure = event.url.protocol === 'https:';
	return createServerClient<Database>(supabaseUrl.href, publishableKey, {
		cookieOptions: { name: SESSION_COOKIE },
		cookies: {
			encode: 'tokens-only',
			getAll: () => event.cookies.getAll(),
			setAll: (cookies) => {
				for (const { name, value } of cookies) {
					const maxAge = keepFor(name, value);
					event.cookies.set(name, value, {
						path: '/',
						httpOnly: true,
						sameSite: 'lax',
						secure,
						maxAge
					});
				}
			}
		},
		global: { fetch: sendFor(event) }
	});
}

/** A client that keeps no session and sets no cookie: for asking Auth to send a link. */
export function createSessionlessClient(
	event: Pick<RequestEvent, 'locals'>
): SupabaseClient<Database> {
	const { supabaseUrl, publishableKey } = readEnvironment();
	return createPlainClient<Database>(supabaseUrl.href, publishableKey, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		global: { fetch: sendFor(event) }
	});
}

/**
 * A client for what goes on after an answer has begun, when no cookie can be set any more: the session is
 * renewed now, and its token then holds for ten minutes. Null when the session has ended meanwhile.
 */
export async function createLastingClient({
	locals
}: Pick<RequestEvent, 'locals'>): Promise<SupabaseClient<Database> | null> {
	const { data } = locals.me ? await locals.supabase.auth.refreshSession() : { data: null };
	const token = data?.session?.access_token;
	if (locals.me && !token) return null;
	const { supabaseUrl, publishableKey } = readEnvironment();
	return createPlainClient<Database>(supabaseUrl.href, publishableKey, {
		accessToken: () => Promise.resolve(token ?? null),
		global: { fetch: sendFor({ locals }) }
	});
}
