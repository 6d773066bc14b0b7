import type { JSONValue, TransactionSql } from 'postgres';
import { authError, json } from '../../compat/answers.ts';
import { bodyOf, emailIn, type AuthParts } from '../parts.ts';
import { emailExists, findAccount, userNotFound } from './account.ts';
import { readBan, refuseEmail, refusePassword } from './input.ts';

type Body = Record<string, unknown>;

/** PUT /admin/users/:id: email, password, ban_duration, email_confirm, user_metadata, app_metadata. */
export async function updateUser(
	{ sql }: AuthParts,
	request: Request,
	id: string
): Promise<Response> {
	const body = await bodyOf(request);
	const refusal = refuse(body);
	if (refusal) return refusal;
	if (!(await findAccount(sql, id))) return userNotFound();
	try {
		await sql.begin((transaction) => update(transaction, id, body));
	} catch (cause) {
		if ((cause as { code?: string }).code === '23505') return emailExists();
		throw cause;
	}
	return json(200, await findAccount(sql, id));
}

function refuse(body: Body): Response | null {
	if (body.email !== undefined) {
		const refusal = refuseEmail(emailIn(body));
		if (refusal) return refusal;
	}
	if (body.ban_duration !== undefined && readBan(body.ban_duration) === undefined) {
		return authError(400, 'validation_failed', 'invalid format for ban duration');
	}
	return body.password === undefined ? null : refusePassword(body.password);
}

async function update(transaction: TransactionSql, id: string, body: Body): Promise<void> {
	if (body.email !== undefined) await setEmail(transaction, id, emailIn(body));
	if (body.email_confirm === true) {
		await transaction`update auth.users set email_confirmed_at = now() where id = ${id}`;
	}
	if (body.ban_duration !== undefined) await setBan(transaction, id, body.ban_duration);
	if (body.password !== undefined) await setPassword(transaction, id, String(body.password));
	await merge(transaction, id, 'raw_user_meta_data', body.user_metadata);
	await merge(transaction, id, 'raw_app_meta_data', body.app_metadata);
	await transaction`update auth.users set updated_at = now() where id = ${id}`;
}

async function setEmail(transaction: TransactionSql, id: string, email: string): Promise<void> {
	await transaction`update auth.users set email = ${email} where id = ${id}`;
	await transaction`
		update auth.identities set identity_data = identity_data || jsonb_build_object('email', ${email}::text)
		where user_id = ${id} and provider = 'email'`;
}

async function setBan(transaction: TransactionSql, id: string, duration: unknown): Promise<void> {
	const seconds = readBan(duration) ?? null;
	await transaction`
		update auth.users set banned_until = now() + ${seconds}::double precision * interval '1 second'
		where id = ${id}`;
}

/** A new password ends every session, as in GoTrue. */
async function setPassword(
	transaction: TransactionSql,
	id: string,
	password: string
): Promise<void> {
	await transaction`
		update auth.users set encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 10))
		where id = ${id}`;
	await transaction`delete from auth.sessions where user_id = ${id}`;
}

/** Given keys replace, null removes. */
async function merge(
	transaction: TransactionSql,
	id: string,
	column: 'raw_user_meta_data' | 'raw_app_meta_data',
	given: unknown
): Promise<void> {
	if (typeof given !== 'object' || given === null) return;
	await transaction`
		update auth.users set ${transaction(column)} = jsonb_strip_nulls(
			coalesce(${transaction(column)}, '{}') || ${transaction.json(given as JSONValue)})
		where id = ${id}`;
}
