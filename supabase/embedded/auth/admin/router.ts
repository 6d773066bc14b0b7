import { authError } from '../../compat/answers.ts';
import type { AuthParts, Caller } from '../parts.ts';
import { createUser } from './create.ts';
import { generateLink, inviteUser } from './invite.ts';
import { deleteUser, getUser, listUsers } from './users.ts';
import { updateUser } from './update.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The admin calls of Auth the app uses: for the secret key only. */
export async function answerAdmin(
	parts: AuthParts,
	request: Request,
	{ kind, claims }: Caller
): Promise<Response> {
	if (kind !== 'secret' || claims.role !== 'service_role') {
		return authError(403, 'not_admin', 'User not allowed');
	}
	const path = new URL(request.url).pathname.slice('/auth/v1'.length);
	const id = /^\/admin\/users\/([^/]+)$/.exec(path)?.[1];
	if (id !== undefined && !UUID.test(id)) {
		return authError(404, 'validation_failed', 'user_id must be an UUID');
	}
	const answer = ROUTES[`${request.method} ${id === undefined ? path : '/admin/users/:id'}`];
	return answer
		? answer(parts, request, id ?? '')
		: authError(404, 'not_found', 'No such admin call in the embedded Supabase.');
}

const ROUTES: Record<
	string,
	(parts: AuthParts, request: Request, id: string) => Promise<Response>
> = {
	'POST /admin/users': createUser,
	'GET /admin/users': listUsers,
	'GET /admin/users/:id': getUser,
	'PUT /admin/users/:id': updateUser,
	'DELETE /admin/users/:id': deleteUser,
	'POST /admin/generate_link': generateLink,
	'POST /invite': inviteUser
};
