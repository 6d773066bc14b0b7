import { json } from '../../compat/answers.ts';
import type { AuthParts } from '../parts.ts';
import { findAccount, listAccounts, userNotFound } from './account.ts';

/** GET /admin/users/:id */
export async function getUser({ sql }: AuthParts, _: Request, id: string): Promise<Response> {
	const account = await findAccount(sql, id);
	return account ? json(200, account) : userNotFound();
}

/** GET /admin/users?page=1&per_page=50 */
export async function listUsers({ sql, url }: AuthParts, request: Request): Promise<Response> {
	const { searchParams } = new URL(request.url);
	const size = Math.min(1000, positive(searchParams.get('per_page'), 50));
	const page = positive(searchParams.get('page'), 1);
	const { accounts, total } = await listAccounts(sql, page, size);
	const last = Math.max(1, Math.ceil(total / size));
	const link = (to: number, name: string) =>
		`<${url}/auth/v1/admin/users?page=${to}&per_page=${size}>; rel="${name}"`;
	const links = page < last ? [link(page + 1, 'next'), link(last, 'last')] : [link(last, 'last')];
	const headers = { 'x-total-count': String(total), link: links.join(', ') };
	return json(200, { users: accounts, aud: 'authenticated' }, headers);
}

/** DELETE /admin/users/:id; a soft delete keeps the row without any data. */
export async function deleteUser(
	{ sql, mailer }: AuthParts,
	request: Request,
	id: string
): Promise<Response> {
	const account = await findAccount(sql, id);
	if (!account) return userNotFound();
	const body = (await request.json().catch(() => ({}))) as { should_soft_delete?: boolean };
	if (body.should_soft_delete) {
		await sql`delete from auth.sessions where user_id = ${id}`;
		await sql`delete from auth.identities where user_id = ${id}`;
		await sql`
			update auth.users set email = null, encrypted_password = '', raw_user_meta_data = '{}',
				raw_app_meta_data = '{}', deleted_at = now() where id = ${id}`;
	} else {
		await sql`delete from auth.users where id = ${id}`;
	}
	if (account.email) mailer.forget(account.email);
	return json(200, account);
}

function positive(text: string | null, otherwise: number): number {
	const number = Number(text);
	return Number.isInteger(number) && number > 0 ? number : otherwise;
}
