import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Gateway } from './gateway.ts';
import { json } from './compat/answers.ts';

const SECOND = 1000;

/** Serves the gateway on 127.0.0.1. */
export async function listen(gateway: Gateway, port: number): Promise<Server> {
	const listener = getRequestListener(
		async (request, { incoming }) => {
			try {
				return await gateway(request, incoming.socket.remoteAddress ?? '');
			} catch (cause) {
				// Whoever hung up in the middle of a body wants no answer.
				if (!request.signal.aborted) console.error('Embedded Supabase failed on a request:', cause);
				return json(500, { message: 'Unexpected failure, see the log of the embedded Supabase.' });
			}
		},
		{ overrideGlobalObjects: false }
	);
	const server = createServer(
		{ requestTimeout: 60 * SECOND, headersTimeout: 15 * SECOND, keepAliveTimeout: 10 * SECOND },
		listener
	);
	server.maxRequestsPerSocket = 10_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => reject(explained(cause, port)));
		server.listen(port, '127.0.0.1', resolve);
	});
	return server;
}

/** Stops taking requests, lets running ones finish, then closes what is left. */
export async function closeServer(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const patience = setTimeout(() => server.closeAllConnections(), 5 * SECOND);
	await closed;
	clearTimeout(patience);
}

function explained(cause: NodeJS.ErrnoException, port: number): Error {
	if (cause.code !== 'EADDRINUSE') return cause;
	return new Error(
		`Port ${port} is in use. Stop what uses it, or set SUPABASE_PORT to another port below 32768.`,
		{ cause }
	);
}
