import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { inject, it, type TestContext } from 'vitest';
import { emailOf as emailOfRun, PASSWORD, stateless, type Person } from './cast.ts';

/** The Supabase under test, and the fixtures made for it. */
export const target = inject('contract');
export const cast = inject('contractCast');
export const { ids, run } = cast;

export const emailOf = (label: string) => emailOfRun(label, run);

/** An id that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-0000000000aa';

/** Plain supabase-js with the publishable key: of a cast member, or of a visitor. */
export function clientOf(person?: Person, headers: Record<string, string> = {}): SupabaseClient {
	const authorization = person && { Authorization: `Bearer ${cast.tokens[person]}` };
	const options = { ...stateless, global: { headers: { ...authorization, ...headers } } };
	return createClient(target.url, target.publishableKey, options);
}

/** The same with the secret key, which passes by every policy. */
export const service = createClient(target.url, target.secretKey, stateless);

/** A new account of this run with the common password. */
export async function makeAccount(label: string, metadata: object = {}) {
	const { data, error } = await service.auth.admin.createUser({
		email: emailOf(label),
		password: PASSWORD,
		email_confirm: true,
		user_metadata: { display_name: `${run} ${label}`, ...metadata }
	});
	if (error) throw error;
	return data.user;
}

/** A visitor's client, signed in by password. */
export async function signIn(label: string, password = PASSWORD) {
	const client = clientOf();
	const { data, error } = await client.auth.signInWithPassword({ email: emailOf(label), password });
	if (error) throw error;
	return { client, session: data.session };
}

/** One bare request to the API, for what supabase-js would never send. */
export function send(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
	const headers = { apikey: target.publishableKey, ...init.headers };
	return fetch(`${target.url}${path}`, { ...init, headers });
}

/** The owner of the database, for what no API can write. End it in afterAll. */
export function openDatabase() {
	const options = { max: 1, prepare: false, onnotice: () => {} };
	const { database } = target;
	return 'url' in database
		? postgres(database.url, options)
		: postgres({ ...options, ...database, username: 'postgres', database: 'postgres' });
}

type Check = (title: string, run: (context: TestContext) => Promise<void>) => void;

/**
 * `it` when the condition holds; else a skipped test whose title says why, and a line on the console:
 * nothing is left out in silence.
 */
export function itIf(condition: boolean, reason: string): Check {
	return (title, run) => {
		if (condition) return it(title, run);
		console.log(`skipped: ${title} (${reason})`);
		it.skip(`${title} (${reason})`);
	};
}
