import { bodyOf, type AuthParts } from './parts.ts';
import { userBanned, withFullClaims } from './session.ts';

/** As GoTrue's GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL. */
const REUSE_INTERVAL = 10_000;

/**
 * POST /token?grant_type=refresh_token. Requests of one page that renew the session at the same moment
 * all bring the same token: within ten seconds they all get the session that the first one got. lite
 * alone would make a family of tokens, take the second child for theft and end the session. A token
 * used again later ends it, as in GoTrue.
 */
export function createRefresh(parts: AuthParts): (request: Request) => Promise<Response> {
	const recent = new Map<string, Promise<Response>>();

	async function renew(token: string, request: Request): Promise<Response> {
		const answer = await withFullClaims(parts, await parts.forward(request));
		if (!answer.ok) recent.delete(token);
		return answer;
	}

	return async (request) => {
		const token = String((await bodyOf(request)).refresh_token ?? '');
		const state = await stateOf(parts, token);
		if (state === 'banned') return userBanned();
		if (state === 'unknown') return parts.forward(request);
		if (state === 'late') recent.delete(token);
		let answer = recent.get(token);
		if (!answer) {
			answer = renew(token, request);
			recent.set(token, answer);
			const forget = () => recent.delete(token);
			setTimeout(forget, REUSE_INTERVAL).unref();
			answer.catch(forget);
		}
		return (await answer).clone();
	};
}

type State = 'known' | 'unknown' | 'banned' | 'late';

async function stateOf({ sql }: AuthParts, token: string): Promise<State> {
	const [found] = await sql<{ banned: boolean; late: boolean }[]>`
		select coalesce(u.banned_until > now(), false) banned,
			t.revoked and t.updated_at < now() - ${REUSE_INTERVAL} * interval '1 millisecond' late
		from auth.refresh_tokens t join auth.users u on u.id = t.user_id where t.token = ${token}`;
	if (!found) return 'unknown';
	if (found.banned) return 'banned';
	return found.late ? 'late' : 'known';
}
