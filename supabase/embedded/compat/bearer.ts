import { errors, jwtVerify, type JWTPayload } from 'jose';
import { authError, restError } from './answers.ts';
import type { RequestContext } from './request-context.ts';

export type Claims = RequestContext['claims'];
export type KeyKind = 'publishable' | 'secret';

const ROLES = ['anon', 'authenticated', 'service_role'];

/**
 * Whose request this is: the claims of a valid access token, else those of the API key. A token that is
 * there but bad is refused, never taken for nobody; no token can name another role of the database.
 */
export async function readBearer(
	request: Request,
	kind: KeyKind,
	jwtSecret: Uint8Array
): Promise<Claims | Response> {
	const token = tokenIn(request.headers);
	if (!token) return { role: kind === 'secret' ? 'service_role' : 'anon' };
	try {
		const { payload } = await jwtVerify(token, jwtSecret, { algorithms: ['HS256'] });
		return hasApiRole(payload) ? payload : refuse(request, 'PGRST301', 'JWT role not allowed');
	} catch (cause) {
		return cause instanceof errors.JWTExpired
			? refuse(request, 'PGRST303', 'JWT expired')
			: refuse(request, 'PGRST301', 'JWT could not be verified');
	}
}

/** The access token of a request; supabase-js sends its API key in the same place when it has none. */
function tokenIn(headers: Headers): string | null {
	const token = /^bearer\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1]?.trim();
	return token && !token.startsWith('sb_') ? token : null;
}

export function hasApiRole(payload: JWTPayload): payload is Claims {
	return typeof payload.role === 'string' && ROLES.includes(payload.role);
}

function refuse(request: Request, code: string, message: string): Response {
	if (new URL(request.url).pathname.startsWith('/auth/')) {
		return authError(403, 'bad_jwt', `invalid JWT: ${message}`);
	}
	const answer = restError(401, code, message);
	answer.headers.set(
		'www-authenticate',
		`Bearer error="invalid_token", error_description="${message}"`
	);
	return answer;
}
