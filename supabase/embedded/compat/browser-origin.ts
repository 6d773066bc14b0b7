import { json } from './answers.ts';

const METHODS = 'GET, POST, PATCH, PUT, DELETE, HEAD, OPTIONS';
const EXPOSED = 'Content-Range, Content-Location, Preference-Applied';

/** A browser's page may call us only when it is the app's own; programs send no Origin. */
export function refuseForeignOrigin(request: Request, siteUrl: string): Response | null {
	const origin = request.headers.get('origin');
	if (origin === null || origin === new URL(siteUrl).origin) return null;
	if (origin === new URL(request.url).origin) return null;
	return json(403, { message: `Pages of ${origin} may not call this server.` });
}

/** The answer to a browser asking whether it may send a request. */
export function answerPreflight(request: Request): Response {
	return new Response(null, {
		status: 204,
		headers: {
			'access-control-allow-methods': METHODS,
			'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
			'access-control-max-age': '600'
		}
	});
}

/** Replaces lite's invitation to every origin by one to the app's. */
export function withCorsHeaders(request: Request, answer: Response, siteUrl: string): Response {
	const headers = new Headers(answer.headers);
	headers.delete('access-control-allow-origin');
	headers.delete('access-control-allow-credentials');
	headers.set('vary', 'origin');
	headers.set('x-content-type-options', 'nosniff');
	if (request.headers.get('origin') === new URL(siteUrl).origin) {
		headers.set('access-control-allow-origin', new URL(siteUrl).origin);
		headers.set('access-control-expose-headers', EXPOSED);
	}
	const { status, statusText } = answer;
	return new Response(answer.body, { status, statusText, headers });
}
