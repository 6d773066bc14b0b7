/** Hands the browser's Realtime socket on to the embedded Supabase, so that one origin is enough. */
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

const PATH = '/realtime/v1/websocket';

/** Headers that would tell the Supabase of our address instead of its own. */
const OURS = ['host', 'origin', 'cookie'];

export const isRealtime = (url = '') => url.split('?')[0] === PATH;

/**
 * Joins two sockets into one: what the browser sent so far, then everything both ways. Whichever side
 * ends or fails ends the other.
 */
export function forwardRealtime(
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	target: URL
) {
	const upstream = connect(Number(target.port), target.hostname);
	const headers = Object.entries(request.headers)
		.filter(([name]) => !OURS.includes(name))
		.map(([name, value]) => `${name}: ${String(value)}`);
	upstream.write(
		[`GET ${request.url} HTTP/1.1`, `host: ${target.host}`, ...headers, '', ''].join('\r\n')
	);
	upstream.write(head);
	upstream.pipe(socket).pipe(upstream);
	for (const end of [upstream, socket]) {
		end.on('error', () => undefined);
		end.on('close', () => {
			upstream.destroy();
			socket.destroy();
		});
	}
}
