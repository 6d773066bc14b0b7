import { decodeJwt } from 'jose';
import { authError } from '../compat/answers.ts';
import { remint } from './claims.ts';
import type { AuthParts } from './parts.ts';

interface SessionBody {
	access_token?: string;
}

/** lite's answer with a new or renewed session, its access token with GoTrue's claims. */
export async function withFullClaims(
	parts: AuthParts,
	answer: Response,
	method?: 'password' | 'otp'
): Promise<Response> {
	if (!answer.ok) return answer;
	const body = (await answer.json()) as SessionBody;
	if (!body.access_token) return new Response(JSON.stringify(body), answer);
	const { session_id, sub } = decodeJwt<{ session_id: string }>(body.access_token);
	if (method && (await isBanned(parts, String(sub)))) {
		await parts.sql`delete from auth.sessions where id = ${session_id}`;
		return userBanned();
	}
	if (method) await noteMethod(parts, session_id, method);
	body.access_token = await remint(parts, body.access_token);
	const headers = new Headers(answer.headers);
	headers.delete('content-length');
	headers.set('cache-control', 'no-store');
	return new Response(JSON.stringify(body), { status: answer.status, headers });
}

/** GoTrue's refusal of a banned account. */
export function userBanned(): Response {
	return authError(400, 'user_banned', 'User is banned');
}

async function isBanned({ sql }: AuthParts, user: string): Promise<boolean> {
	const [banned] = await sql`
		select from auth.users where id = ${user} and banned_until > now()`;
	return banned !== undefined;
}

async function noteMethod({ sql }: AuthParts, session: string, method: string): Promise<void> {
	await sql`
		insert into auth.mfa_amr_claims (session_id, authentication_method) values (${session}, ${method})
		on conflict (session_id, authentication_method) do update set updated_at = now()`;
}
