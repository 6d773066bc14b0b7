import { createAuth } from './auth/router.ts';
import type { AuthParts, Caller } from './auth/parts.ts';
import { CLIENT_ADDRESS_HEADER, readClientAddress } from './client-address.ts';
import { json } from './compat/answers.ts';
import { readApiKey } from './compat/api-keys.ts';
import { readBearer } from './compat/bearer.ts';
import { withBody } from './compat/body.ts';
import { answerPreflight, refuseForeignOrigin, withCorsHeaders } from './compat/browser-origin.ts';
import { headersForSql, withinRequest } from './compat/request-context.ts';
import type { Outbox } from './outbox.ts';
import { answerOutboxPage } from './outbox-page.ts';
import type { Realtime } from './realtime/realtime.ts';
import type { Storage } from './storage/storage.ts';

export interface GatewayParts extends AuthParts {
	outbox: Outbox;
	/** Values of the header Host this server answers to. */
	hosts: string[];
	realtime: Pick<Realtime, 'answer'>;
	storage: Storage;
}

export type Gateway = (request: Request, peer: string) => Promise<Response>;

/** Everything that comes in by HTTP: checked here, then answered by Auth, lite, Realtime or Storage, or refused. */
export function createGateway(parts: GatewayParts): Gateway {
	const auth = createAuth(parts);
	return async (request, peer) => {
		if (!parts.hosts.includes(request.headers.get('host') ?? '')) {
			return json(421, { message: 'This server answers to its loopback address only.' });
		}
		const foreign = refuseForeignOrigin(request, parts.siteUrl);
		if (foreign) return foreign;
		const result = isPreflight(request)
			? answerPreflight(request)
			: ((await answerOwnPages(parts, request)) ?? (await answerApi(parts, auth, request, peer)));
		return withCorsHeaders(request, result, parts.siteUrl);
	};
}

function isPreflight({ method, headers }: Request): boolean {
	return method === 'OPTIONS' && headers.has('access-control-request-method');
}

async function answerApi(
	parts: GatewayParts,
	auth: ReturnType<typeof createAuth>,
	request: Request,
	peer: string
): Promise<Response> {
	const room = /^\/(auth|rest|realtime|storage)\/v1\//.exec(new URL(request.url).pathname)?.[1];
	if (!room) return json(404, { message: 'no Route matched with those values' });
	const kind = readApiKey(request, parts.keys);
	if (kind instanceof Response) return kind;
	const claims = await readBearer(request, kind, parts.jwtSecret);
	if (claims instanceof Response) return claims;
	// Files are larger than other bodies; Storage streams them under limits of its own.
	if (room === 'storage') return parts.storage.answer(request, claims);
	const whole = await withBody(request, parts.limits.bodyBytes);
	if (whole instanceof Response) return whole;
	if (room === 'realtime') return parts.realtime.answer(whole, claims);
	const named = request.headers.get(CLIENT_ADDRESS_HEADER);
	const address = readClientAddress(named, parts.keys.secretKey) ?? peer;
	const caller: Caller = { kind, claims, address };
	return room === 'auth' ? auth(whole, caller) : answerRest(parts, whole, caller);
}

async function answerOwnPages(parts: GatewayParts, request: Request): Promise<Response | null> {
	const { pathname } = new URL(request.url);
	if (request.method !== 'GET') return null;
	if (pathname === '/outbox') return answerOutboxPage(parts.outbox.list());
	if (pathname === '/outbox.json') return json(200, parts.outbox.list());
	return pathname === '/auth/v1/health' ? answerHealth(parts) : null;
}

async function answerHealth({ sql }: GatewayParts): Promise<Response> {
	try {
		await sql`select 1`;
		return json(200, { version: 'embedded', name: 'GoTrue', description: '@supabase/lite 0.10.0' });
	} catch {
		return json(503, { message: 'The database does not answer.' });
	}
}

function answerRest(parts: GatewayParts, request: Request, { claims }: Caller): Promise<Response> {
	const headers = new Headers(request.headers);
	headers.delete('authorization');
	headers.delete(CLIENT_ADDRESS_HEADER);
	const context = {
		method: request.method,
		path: new URL(request.url).pathname.replace(/^\/rest\/v1/, ''),
		headers: headersForSql(headers),
		claims
	};
	const { url, method, body } = request;
	const bare = new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
	return withinRequest(context, () => parts.forward(bare));
}
