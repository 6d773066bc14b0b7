/** What is decided before an upgrade: which page, and whether the page that asks is ours. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { protocolsOf } from './access.ts';

const PATH = /^\/sync\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Of the HTTP server before it: how long somebody may take to say what they want, and how often that is looked at. */
export const DOOR = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 };

export interface Wish {
	/** Null when the address names none. */
	page: string | null;
	/** Of the editor that asks; null for a client without one. */
	schema: number | null;
	epoch: number | null;
}

/** Null when the address is not one of the page sync. */
export function wishOf({ url = '' }: IncomingMessage): Wish | null {
	// Nothing but paths: `//[` is no address, and reading it would throw where nobody catches.
	if (!url.startsWith('/sync/') || !URL.canParse(url, 'http://localhost')) return null;
	const { pathname, searchParams } = new URL(url, 'http://localhost');
	const number = (name: string) => {
		const text = searchParams.get(name);
		return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
	};
	return {
		page: PATH.exec(pathname)?.[1] ?? null,
		schema: number('schema'),
		epoch: number('epoch')
	};
}

const answer = (socket: Duplex, status: string) =>
	socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);

/**
 * Refuses before the upgrade what a browser of ours never sends; answers whether it did. About the person nothing is
 * said here: a browser cannot read a refused upgrade and would try for ever.
 */
export function refuseUpgrade(
	request: IncomingMessage,
	socket: Duplex,
	{ page }: Wish,
	origins: string[],
	isFull: boolean
): boolean {
	const { origin } = request.headers;
	// Programs send none, and bring no cookies of somebody else.
	const isForeign = origin !== undefined && !origins.includes(origin);
	if (isForeign) answer(socket, '403 Forbidden');
	else if (!page) answer(socket, '404 Not Found');
	else if (isFull) answer(socket, '503 Service Unavailable');
	return isForeign || !page || isFull;
}

/** A token is never said back. */
export function subprotocol(_protocols: Set<string>, request: IncomingMessage): string | false {
	return protocolsOf(request).includes('yjs') ? 'yjs' : false;
}
