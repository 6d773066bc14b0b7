import type { Sql } from 'postgres';
import { authError } from '../../compat/answers.ts';

/** A row of auth.users with its identities, as far as answers show it. */
export interface Account {
	id: string;
	email: string | null;
	[column: string]: unknown;
}

const SHOWN = `
	u.id, u.aud, u.role, u.email, coalesce(u.phone, '') phone, u.email_confirmed_at, u.confirmed_at,
	u.invited_at, u.confirmation_sent_at, u.recovery_sent_at, u.last_sign_in_at, u.banned_until,
	u.created_at, u.updated_at, u.is_anonymous,
	coalesce(u.raw_app_meta_data, '{}') app_metadata, coalesce(u.raw_user_meta_data, '{}') user_metadata,
	coalesce((
		select jsonb_agg(jsonb_build_object('identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id,
			'identity_data', i.identity_data, 'provider', i.provider, 'email', i.email,
			'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at, 'updated_at', i.updated_at))
		from auth.identities i where i.user_id = u.id), '[]') identities`;

/** The account with this id as GoTrue shows it, or undefined. */
export async function findAccount(sql: Sql, id: string): Promise<Account | undefined> {
	const [account] = await sql<Account[]>`
		select ${sql.unsafe(SHOWN)} from auth.users u where u.id = ${id} and u.deleted_at is null`;
	return account && withoutNulls(account);
}

/** One page of accounts, newest first, and how many there are. */
export async function listAccounts(sql: Sql, page: number, size: number) {
	const accounts = await sql<Account[]>`
		select ${sql.unsafe(SHOWN)} from auth.users u where u.deleted_at is null
		order by u.created_at desc, u.id limit ${size} offset ${(page - 1) * size}`;
	const [all] = await sql<{ count: number }[]>`
		select count(*)::integer count from auth.users where deleted_at is null`;
	return { accounts: accounts.map(withoutNulls), total: all?.count ?? 0 };
}

export function userNotFound(): Response {
	return authError(404, 'user_not_found', 'User not found');
}

export function emailExists(): Response {
	return authError(
		422,
		'email_exists',
		'A user with this email address has already been registered'
	);
}

/** GoTrue leaves out what is not set. */
function withoutNulls(account: Account): Account {
	return Object.fromEntries(
		Object.entries(account).filter(([, value]) => value !== null)
	) as Account;
}
