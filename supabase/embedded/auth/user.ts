import type { Claims } from '../compat/bearer.ts';
import { bodyOf, type AuthParts } from './parts.ts';

/**
 * PUT /user. As in GoTrue, a new password ends every other session of the person: whoever changes it may
 * no longer trust what was opened with the old one.
 */
export async function changeUser(
	parts: AuthParts,
	request: Request,
	claims: Claims
): Promise<Response> {
	const { password } = await bodyOf(request);
	const answer = await parts.forward(request);
	if (answer.ok && password !== undefined) {
		await parts.sql`
			delete from auth.sessions
			where user_id = ${claims.sub ?? null} and id <> ${String(claims['session_id'])}`;
	}
	return answer;
}
