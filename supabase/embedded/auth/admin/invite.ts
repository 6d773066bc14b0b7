import { createHash, randomInt } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { authError, json } from '../../compat/answers.ts';
import { leadingBack, linkFor } from '../../mail.ts';
import { bodyOf, emailIn, type AuthParts } from '../parts.ts';
import { emailExists, findAccount, userNotFound } from './account.ts';
import { insertAccount } from './create.ts';
import { refuseEmail } from './input.ts';

type LinkType = 'magiclink' | 'recovery' | 'invite';

const COLUMNS: Record<LinkType, 'recovery' | 'confirmation'> = {
	magiclink: 'recovery',
	recovery: 'recovery',
	invite: 'confirmation'
};

/** POST /invite: makes the account and mails the link. */
export async function inviteUser(parts: AuthParts, request: Request): Promise<Response> {
	const body = await bodyOf(request);
	const email = emailIn(body);
	const refusal = refuseEmail(email);
	if (refusal) return refusal;
	const id = await insertAccount(parts.sql, { email, invited: true, own: metadata(body) });
	if (!id) return emailExists();
	const { tokenHash } = await makeToken(parts, id, email, 'invite');
	await leadingBack(request, () => parts.mailer.send('invite', email, tokenHash));
	return json(200, await findAccount(parts.sql, id));
}

/** POST /admin/generate_link: the link itself, for the caller to deliver. */
export async function generateLink(parts: AuthParts, request: Request): Promise<Response> {
	const body = await bodyOf(request);
	const email = emailIn(body);
	const { type } = body;
	if (type !== 'magiclink' && type !== 'recovery' && type !== 'invite') {
		return authError(400, 'validation_failed', 'Invalid email action link type requested');
	}
	const refusal = refuseEmail(email);
	if (refusal) return refusal;
	const id = await accountFor(parts, type, email, body);
	if (id instanceof Response) return id;
	const { code, tokenHash } = await makeToken(parts, id, email, type);
	return json(200, {
		...(await findAccount(parts.sql, id)),
		action_link: linkFor(parts.siteUrl, tokenHash, type),
		email_otp: code,
		hashed_token: tokenHash,
		redirect_to: parts.siteUrl,
		verification_type: type
	});
}

async function accountFor(
	{ sql }: AuthParts,
	type: LinkType,
	email: string,
	body: Record<string, unknown>
): Promise<string | Response> {
	const [known] = await sql<{ id: string; confirmed: boolean }[]>`
		select id, email_confirmed_at is not null confirmed from auth.users where email = ${email}`;
	if (type !== 'invite') return known?.id ?? userNotFound();
	if (known?.confirmed) return emailExists();
	return (
		known?.id ??
		(await insertAccount(sql, { email, invited: true, own: metadata(body) })) ??
		emailExists()
	);
}

async function makeToken({ sql }: AuthParts, id: string, email: string, type: LinkType) {
	const code = String(randomInt(10 ** 9, 10 ** 10));
	const tokenHash = createHash('sha256')
		.update(email + code)
		.digest('hex');
	const column = COLUMNS[type];
	await sql`
		update auth.users set ${sql({ [`${column}_token`]: tokenHash, [`${column}_sent_at`]: new Date() })}
		where id = ${id}`;
	return { code, tokenHash };
}

function metadata(body: Record<string, unknown>): JSONValue {
	return (body.data ?? {}) as JSONValue;
}
