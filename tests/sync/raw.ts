/** A socket on a page without any client behind it. */
import { WebSocket } from 'ws';
import type { Node, Stage } from './stage.ts';

export interface Raw {
	socket: WebSocket;
	/** With which code it ended, or with which status it was refused. */
	closed: Promise<number>;
	/** The first frame of the server has come. */
	opened: Promise<void>;
}

export async function openRaw(
	{ stage, node, page }: { stage: Stage; node: Node; page: string },
	options: { headers?: Record<string, string>; person?: string } = {}
): Promise<Raw> {
	const token = await stage.token(options.person ?? (await stage.person('Angriff')));
	const socket = new WebSocket(`${node.url}/${page}`, ['yjs', `jwt.${token}`], {
		headers: options.headers
	});
	const closed = new Promise<number>((resolve) => {
		socket.on('close', (code) => resolve(code));
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
	});
	socket.on('error', () => undefined);
	const opened = new Promise<void>((resolve) => socket.once('message', () => resolve()));
	return { socket, closed, opened };
}
