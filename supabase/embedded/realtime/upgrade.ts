import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { json } from '../compat/answers.ts';
import { readApiKey, type ApiKeys } from '../compat/api-keys.ts';
import { refuseForeignOrigin } from '../compat/browser-origin.ts';
import type { Grant } from './token.ts';

/** Who may open a WebSocket. */
export interface Doorway {
	keys: ApiKeys;
	siteUrl: string;
	/** Values of the header Host this server answers to. */
	hosts: string[];
}

/** What the API key of an upgrade allows, or the answer that refuses it. */
export function admit(incoming: IncomingMessage, doorway: Doorway): Grant | Response {
	const request = requestOf(incoming, doorway);
	if (!request) return json(421, { message: 'This server answers to its loopback address only.' });
	const { pathname, searchParams } = new URL(request.url);
	if (pathname !== '/realtime/v1/websocket')
		return json(404, { message: 'There is no WebSocket.' });
	const foreign = refuseForeignOrigin(request, doorway.siteUrl);
	if (foreign) return foreign;
	const kind = readApiKey(request, doorway.keys);
	if (kind instanceof Response) return kind;
	if (searchParams.get('vsn') !== '2.0.0') {
		return json(400, { message: 'This server speaks vsn=2.0.0 only, as supabase-js does.' });
	}
	const role = kind === 'secret' ? 'service_role' : 'anon';
	return { claims: { role }, expires: Number.POSITIVE_INFINITY, token: null };
}

/** The upgrade as a request the gateway's checks understand; null when it is for another host. */
function requestOf({ headers, url = '/' }: IncomingMessage, { hosts }: Doorway): Request | null {
	const { host = '', origin } = headers;
	if (!hosts.includes(host)) return null;
	// As on the service the header x-api-key wins over the query.
	const key = headers['x-api-key'] ?? headers.apikey;
	const named = { ...(origin && { origin }), ...(key && { apikey: key.toString() }) };
	const address = URL.parse(url, `http://${host}`);
	return address && new Request(address, { headers: named });
}

/** Answers an upgrade as if it were a plain request, and hangs up. */
export async function refuseUpgrade(socket: Duplex, answer: Response): Promise<void> {
	socket.on('error', () => undefined);
	const body = await answer.text();
	const lines = [
		`HTTP/1.1 ${answer.status} Refused`,
		'content-type: application/json; charset=utf-8',
		`content-length: ${Buffer.byteLength(body)}`,
		'connection: close'
	];
	socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
