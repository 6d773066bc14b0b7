import { errors, jwtVerify } from 'jose';
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
	const token = /^bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim();
	if (!token || token.startsWith('sb_')) {
		return { role: kind === 'secret' ? 'service_role' : 'anon' };
	}
	try {
		const { payload } = await jwtVerify(token, jwtSecret, { algorithms: ['HS256'] });
		const { role } = payload;
		if (typeof role !== 'string' || !ROLES.includes(role))
			return refuse(request, 'JWT role not allowed');
		return { ...payload, role };
	} catch (cause) {
		const expired = cause instanceof errors.JWTExpired;
		return refuse(request, expired ? 'JWT expired' : 'JWT could not be verified', expired);
	}
}

function refuse(request: Request, message: string, expired = false): Response {
	if (new URL(request.url).pathname.startsWith('/auth/')) {
		return authError(403, 'bad_jwt', `invalid JWT: ${message}`);
	}
	const answer = restError(401, expired ? 'PGRST303' : 'PGRST301', message);
	answer.headers.set(
		'www-authenticate',
		`Bearer error="invalid_token", error_description="${message}"`
	);
	return answer;
}
