import { errors, jwtVerify, type JWTPayload } from 'jose';
import { hasApiRole, type Claims } from '../compat/bearer.ts';

/** Whose channel it is, until when. */
export interface Grant {
	claims: Claims;
	/** In milliseconds since 1970; Infinity for an API key. */
	expires: number;
	/** The access token; null for an API key. */
	token: string | null;
}

/** A token that opens nothing. Code and message are those of the service. */
export class TokenRefused extends Error {
	override name = 'TokenRefused';
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** Verifies an access token. Throws TokenRefused. */
export async function readToken(token: string, secret: Uint8Array): Promise<Grant> {
	const payload = await verify(token, secret);
	if (payload.role === undefined || typeof payload.exp !== 'number') {
		throw new TokenRefused('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT');
	}
	if (!hasApiRole(payload)) throw new TokenRefused('InvalidJWTToken', 'JWT role not allowed');
	return { claims: payload, expires: payload.exp * 1000, token };
}

/** What the service says of a token whose time is over. */
export function expiredMessage(expires: number, now = Date.now()): string {
	return `Token has expired ${Math.max(0, Math.floor((now - expires) / 1000))} seconds ago`;
}

async function verify(token: string, secret: Uint8Array): Promise<JWTPayload> {
	try {
		return (await jwtVerify(token, secret, { algorithms: ['HS256'] })).payload;
	} catch (cause) {
		if (cause instanceof errors.JWTExpired) {
			const expires = (cause.payload.exp ?? 0) * 1000;
			throw new TokenRefused('InvalidJWTToken', expiredMessage(expires));
		}
		if (cause instanceof errors.JWSSignatureVerificationFailed) {
			throw new TokenRefused('JwtSignatureError', 'Failed to validate JWT signature');
		}
		throw new TokenRefused('MalformedJWT', 'The token provided is not a valid JWT');
	}
}
