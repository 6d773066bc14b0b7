import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { PASSWORD } from './cast.ts';
import type { Answer } from './personas.ts';

/** Somebody who plays in one story only, so that no other story is disturbed. */
export interface Newcomer {
	id: string;
	email: string;
	/** Calls a function of the API, acting for nobody unless told. */
	call(name: string, sent?: Record<string, unknown>, acting?: string): Promise<Answer>;
	read(path: string): Promise<unknown[]>;
}

const stateless = { auth: { persistSession: false, autoRefreshToken: false } };

/** Makes an account through Auth and signs it in. */
export async function newcomer(name: string, email = addressOf(name)): Promise<Newcomer> {
	const { url, publishableKey, secretKey } = inject('supabase');
	const made = await createClient(url, secretKey, stateless).auth.admin.createUser({
		email,
		password: PASSWORD,
		email_confirm: true,
		user_metadata: { display_name: name }
	});
	if (made.error) throw made.error;
	const { auth } = createClient(url, publishableKey, stateless);
	const { data, error } = await auth.signInWithPassword({ email, password: PASSWORD });
	if (error) throw error;
	const headers = { apikey: publishableKey, authorization: `Bearer ${data.session.access_token}` };
	return {
		id: made.data.user.id,
		email,
		async call(name, sent = {}, acting) {
			const answer = await fetch(`${url}/rest/v1/rpc/${name}`, {
				method: 'POST',
				headers: {
					...headers,
					'content-type': 'application/json',
					...(acting && { 'x-verbund-for': acting })
				},
				body: JSON.stringify(sent)
			});
			const text = await answer.text();
			return { status: answer.status, body: text ? JSON.parse(text) : null };
		},
		async read(path) {
			const answer = await fetch(`${url}/rest/v1/${path}`, { headers });
			const body: unknown = await answer.json();
			return Array.isArray(body) ? body : [];
		}
	};
}

export const addressOf = (name: string) =>
	`${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${randomUUID().slice(0, 8)}@story.example`;

/** A body of its own; whoever is given works for it. */
export async function newBody(
	sql: Sql,
	people: { stewards?: Newcomer[]; members?: Newcomer[] },
	access: 'full' | 'guest' = 'full'
): Promise<{ id: string; slug: string }> {
	const slug = `geschichte-${randomUUID().slice(0, 8)}`;
	const [row] = await sql`
		insert into organisations (slug, name, level, sector, kind, access)
		values (${slug}, ${`Haus ${slug}`}, 'cross', ${access === 'full' ? 'state' : 'private'}, 'vendor', ${access}) returning id`;
	const id = String(row?.id);
	for (const { id: person } of people.stewards ?? [])
		await sql`insert into memberships ${sql({ person_id: person, organisation_id: id, role: 'steward', state: 'active' })}`;
	for (const { id: person } of people.members ?? [])
		await sql`insert into memberships ${sql({ person_id: person, organisation_id: id, role: 'member', state: 'active' })}`;
	return { id, slug };
}

/** The key of a refusal, or `done`. */
export const outcome = ({ status, body }: Answer): string =>
	status >= 400 ? (body as { message: string }).message : 'done';
