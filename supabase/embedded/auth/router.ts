import { authError } from '../compat/answers.ts';
import type { Claims, KeyKind } from '../compat/bearer.ts';
import { answerAdmin } from './admin/router.ts';
import { createLimiter } from './limiter.ts';
import { leadToButton, sendLink, verifyLink } from './link.ts';
import type { AuthParts } from './parts.ts';
import { signInWithPassword } from './password.ts';
import { createRefresh } from './refresh.ts';

export interface Caller {
	kind: KeyKind;
	claims: Claims;
	/** Address of whoever is behind the app. */
	address: string;
}

type Answer = (request: Request, caller: Caller) => Promise<Response> | Response;

/** Answers /auth/v1: what lite does right it does, what is not listed is not there. */
export function createAuth(parts: AuthParts): Answer {
	const limited = createLimiter(parts.limits);
	const refresh = createRefresh(parts);
	const forward: Answer = (request) => parts.forward(request);
	const link: Answer = (request, { address }) =>
		limited.account(request, address, () => sendLink(parts, request));

	const routes: Record<string, Answer> = {
		'POST /token?password': (request, { address }) =>
			limited.account(request, address, () => signInWithPassword(parts, request)),
		'POST /token?refresh_token': (request, { address }) =>
			limited.refresh(address, () => refresh(request)),
		'POST /otp': link,
		'POST /magiclink': link,
		'POST /recover': link,
		'POST /resend': (request, { address }) =>
			limited.account(request, address, () => parts.forward(request)),
		'POST /signup': (request, { address }) =>
			limited.account(request, address, () => parts.forward(request)),
		'POST /verify': (request, { address }) =>
			limited.account(request, address, () => verifyLink(parts, request)),
		'GET /verify': (request) => leadToButton(parts, request),
		'POST /logout': forward,
		'GET /user': forward,
		'PUT /user': forward,
		'GET /reauthenticate': forward,
		'GET /settings': forward,
		'GET /.well-known/jwks.json': forward
	};

	return (request, caller) => {
		const { pathname, searchParams } = new URL(request.url);
		const path = pathname.slice('/auth/v1'.length);
		if (path.startsWith('/admin/') || path === '/invite')
			return answerAdmin(parts, request, caller);
		const grant = path === '/token' ? `?${searchParams.get('grant_type')}` : '';
		const answer = routes[`${request.method} ${path}${grant}`];
		return answer ? answer(request, caller) : authError(404, 'not_found', 'No such call.');
	};
}
