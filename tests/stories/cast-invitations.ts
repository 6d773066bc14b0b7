import type { Sql } from 'postgres';
import { emailOf, type Labels } from './cast.ts';

/** One to an address without an account, one to the stranger; the token is what the link would carry. */
const INVITATIONS = [
	{ to: 'home', address: 'invited@story.example', token: 'token-home', by: 'steward' },
	{ to: 'vendor', address: emailOf('stranger'), token: 'token-vendor', by: 'guest' }
];

/** Adds open invitations; they are named by the body they lead to. */
export async function castInvitations(sql: Sql, labels: Labels): Promise<void> {
	for (const { to, address, token, by } of INVITATIONS)
		await sql`
			insert into invitations (organisation_id, email, token_hash, invited_by, expires_at)
			values (${labels[to] ?? ''}, ${address}, app.digest_token(${token}), ${labels[by] ?? ''}, now() + interval '14 days')`;
}
