import type { Claims, KeyKind } from '../compat/bearer.ts';
import type { Sql } from 'postgres';
import type { ApiKeys } from '../compat/api-keys.ts';
import type { Limits } from '../limits.ts';
import type { Mailer } from '../mail.ts';

/** What answering a call to Auth needs. */
export interface AuthParts {
	/** As superuser: schema auth is closed to everybody else. */
	sql: Sql;
	/** lite's own answer to a request. */
	forward(request: Request): Promise<Response>;
	keys: ApiKeys;
	jwtSecret: Uint8Array;
	/** Base of the API, for the claim iss. */
	url: string;
	siteUrl: string;
	limits: Limits;
	mailer: Mailer;
}

/** A request's JSON body; {} when it is none (lite then says what is missing). */
export async function bodyOf(request: Request): Promise<Record<string, unknown>> {
	try {
		const body: unknown = await request.clone().json();
		return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

/** The same request with another JSON body. */
export function withJson(request: Request, body: unknown): Request {
	const { url, method } = request;
	const headers = new Headers(request.headers);
	headers.set('content-type', 'application/json');
	headers.delete('content-length');
	return new Request(url, { method, headers, body: JSON.stringify(body) });
}

/** An e-mail address as accounts keep it; '' when the body has none. */
export function emailIn(body: Record<string, unknown>): string {
	return typeof body.email === 'string' ? body.email.trim().toLowerCase() : '';
}

/** Who asks. */
export interface Caller {
	kind: KeyKind;
	claims: Claims;
	/** Address of whoever is behind the app. */
	address: string;
}
