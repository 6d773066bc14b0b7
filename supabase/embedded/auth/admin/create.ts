import { randomUUID } from 'node:crypto';
import type { JSONValue, Sql } from 'postgres';
import { json } from '../../compat/answers.ts';
import { bodyOf, emailIn, type AuthParts } from '../parts.ts';
import { emailExists, findAccount } from './account.ts';
import { readBan, refuseEmail, refusePassword } from './input.ts';

export interface NewAccount {
	email: string;
	password?: string;
	confirmed?: boolean;
	invited?: boolean;
	banSeconds?: number | null;
	own?: JSONValue;
	app?: object;
}

/** POST /admin/users */
export async function createUser({ sql }: AuthParts, request: Request): Promise<Response> {
	const body = await bodyOf(request);
	const email = emailIn(body);
	const refusal =
		refuseEmail(email) ?? (body.password === undefined ? null : refusePassword(body.password));
	if (refusal) return refusal;
	const id = await insertAccount(sql, {
		email,
		password: body.password as string | undefined,
		confirmed: body.email_confirm === true,
		banSeconds: readBan(body.ban_duration) ?? null,
		own: (body.user_metadata ?? {}) as JSONValue,
		app: (body.app_metadata ?? {}) as object
	});
	return id ? json(200, await findAccount(sql, id)) : emailExists();
}

/** Makes the account with its identity; null when the address has one already. */
export async function insertAccount(sql: Sql, account: NewAccount): Promise<string | null> {
	const { email, password, confirmed = false, invited = false, banSeconds = null } = account;
	const id = randomUUID();
	const app = { provider: 'email', providers: ['email'], ...account.app };
	const identity = { sub: id, email, email_verified: confirmed, phone_verified: false };
	return sql.begin(async (transaction) => {
		const made = await transaction`
			insert into auth.users (id, email, encrypted_password, email_confirmed_at, invited_at, banned_until,
				raw_app_meta_data, raw_user_meta_data)
			values (${id}, ${email},
				coalesce(extensions.crypt(${password ?? null}, extensions.gen_salt('bf', 10)), ''),
				case when ${confirmed} then now() end, case when ${invited} then now() end,
				now() + ${banSeconds}::integer * interval '1 second',
				${sql.json(app)}, ${sql.json(account.own ?? {})})
			on conflict do nothing`;
		if (made.count === 0) return null;
		await transaction`
			insert into auth.identities (id, provider, provider_id, user_id, identity_data)
			values (${randomUUID()}, 'email', ${id}, ${id}, ${sql.json(identity)})`;
		return id;
	});
}
