import { authError } from '../compat/answers.ts';
import { answerAdmin } from './admin/router.ts';
import { createLimiter } from './limiter.ts';
import { leadToButton, sendLink, verifyLink } from './link.ts';
import type { AuthParts, Caller } from './parts.ts';
import { signInWithPassword } from './password.ts';
import { createRefresh } from './refresh.ts';
import { changeUser } from './user.ts';

type Answer = (request: Request, caller: Caller) => Promise<Response> | Response;

/** Answers /auth/v1: what lite does right it does, what is not listed is not there. */
export function createAuth(parts: AuthParts): Answer {
	const routes = { ...createLimitedRoutes(parts), ...createOpenRoutes(parts) };
	return (request, caller) => {
		const { pathname, searchParams } = new URL(request.url);
		const path = pathname.slice('/auth/v1'.length);
		if (path.startsWith('/admin/') || path === '/invite') {
			return answerAdmin(parts, request, caller);
		}
		const grant = path === '/token' ? `?${searchParams.get('grant_type')}` : '';
		const answer = routes[`${request.method} ${path}${grant}`];
		return answer ? answer(request, caller) : authError(404, 'not_found', 'No such call.');
	};
}

type Routes = Record<string, Answer>;

/** What tries a password, link or code, or asks for one. */
function createLimitedRoutes(parts: AuthParts): Routes {
	const limiter = createLimiter(parts.limits);
	const refresh = createRefresh(parts);
	const limited =
		(answer: (parts: AuthParts, request: Request) => Promise<Response>): Answer =>
		(request, { address }) =>
			limiter.account(request, address, () => answer(parts, request));
	const forward = limited((_, request) => parts.forward(request));
	const link = limited(sendLink);
	return {
		'POST /token?password': limited(signInWithPassword),
		'POST /token?refresh_token': (request, { address }) =>
			limiter.refresh(address, () => refresh(request)),
		'POST /otp': link,
		'POST /magiclink': link,
		'POST /recover': link,
		'POST /resend': forward,
		'POST /signup': forward,
		'POST /verify': limited(verifyLink)
	};
}

function createOpenRoutes(parts: AuthParts): Routes {
	const forward: Answer = (request) => parts.forward(request);
	return {
		'GET /verify': (request) => leadToButton(parts, request),
		'POST /logout': forward,
		'GET /user': forward,
		'PUT /user': (request, { claims }) => changeUser(parts, request, claims),
		'GET /reauthenticate': forward,
		'GET /settings': forward,
		'GET /.well-known/jwks.json': forward
	};
}
