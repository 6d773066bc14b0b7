// Production entry: what SvelteKit's own handler cannot do, because it never sees static files and
// refused posts. Security headers on every answer, the door, graceful shutdown, readiness.
import http from 'node:http';
import compression from 'compression';
import { refuseAtDoor, UPLOAD_LIMIT } from '#lib/shared/door.server.ts';
import { EnvironmentError, readEnvironment } from '#lib/shared/environment.server.ts';
import { listSecurityHeaders } from '#lib/shared/headers.server.ts';
import { OperatorError, readOperator } from '#lib/shared/operator.server.ts';
import { forwardRealtime, isRealtime } from '#lib/shared/realtime-forward.server.ts';
import { DOOR } from './src/sync/doorway.ts';
import { mountSync } from './src/sync/mount.ts';

/** Milliseconds that open requests get to finish after a signal. */
const PATIENCE = 5_000;

/** @returns {never} */
function giveUp(/** @type {string} */ message) {
	console.error(message);
	process.exit(1);
}

function readConfiguration() {
	try {
		readOperator();
		return readEnvironment();
	} catch (error) {
		if (error instanceof EnvironmentError || error instanceof OperatorError) giveUp(error.message);
		throw error;
	}
}

const environment = readConfiguration();
const { host, port } = environment;

// SvelteKit reads these while it is loaded. It knows one limit for all paths; the door holds the smaller one. Without ORIGIN nothing but plain http from this machine comes here.
process.env.BODY_SIZE_LIMIT ??= String(UPLOAD_LIMIT);
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
const { handler } = await import('./build/handler.js').catch((error) => {
	if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
	giveUp('There is no build. Run `npm run build` first, or `npm start`, which does it.');
});

const compress = compression();
let leaving = false;
const headers = Object.entries(listSecurityHeaders(environment));

/** @param {http.IncomingMessage} request */
function knock(request) {
	const { method = 'GET', url = '/' } = request;
	const header = (/** @type {string} */ name) => request.headers[name]?.toString();
	return refuseAtDoor({ method, path: url.split('?')[0] ?? '/', header }, environment);
}

const server = http.createServer(DOOR, (request, response) => {
	for (const [name, value] of headers) response.setHeader(name, value);
	// Once leaving, a connection is closed as soon as its last request is answered.
	response.on('close', () => leaving && server.closeIdleConnections());
	const refusal = knock(request);
	if (refusal) {
		// The rest of a body that is too long is not waited for.
		response.writeHead(refusal.status, {
			'content-type': 'text/plain; charset=utf-8',
			connection: 'close'
		});
		response.end(`${refusal.text}\n`);
		return;
	}
	request.headers['x-forwarded-proto'] = 'http';
	// Static files come compressed from the build; this is for pages and data.
	compress(request, response, () => {
		handler(request, response, () => response.writeHead(404).end());
	});
});

/** Sockets of live channels, which a closing server would wait for. */
const live = new Set();

const sync = mountSync(environment);

server.on('upgrade', (request, socket, head) => {
	// Who may open a socket on a page, the page sync decides itself; Host and address are the door's.
	if (sync && !knock(request) && sync.upgrade(request, socket, head)) return;
	if (!environment.embedded || !isRealtime(request.url) || refuseUpgrade(request)) {
		socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
		return;
	}
	live.add(socket);
	socket.on('close', () => live.delete(socket));
	forwardRealtime(request, socket, head, environment.supabaseUrl);
});

/** An upgrade is a GET, yet only our own pages may open a socket. @param {http.IncomingMessage} request */
function refuseUpgrade(request) {
	const header = (/** @type {string} */ name) => request.headers[name]?.toString();
	return refuseAtDoor({ method: 'POST', path: request.url ?? '/', header }, environment);
}

server.on('error', (error) => {
	const taken = 'code' in error && error.code === 'EADDRINUSE';
	giveUp(
		taken
			? `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`
			: `The server cannot listen on ${host}:${port}: ${error.message}`
	);
});

server.listen(port, host, () => {
	console.log(`Verbund listens on ${environment.origin?.origin ?? `http://${host}:${port}`}`);
	process.send?.({ ready: true });
});

/** Lets open requests finish, then leaves; whoever takes too long is cut off. */
function leave() {
	if (leaving) return;
	leaving = true;
	server.close(() => process.exit(0));
	server.closeIdleConnections();
	for (const socket of live) socket.end();
	void sync?.close();
	setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
}

process.on('SIGTERM', leave);
process.on('SIGINT', leave);
process.on('disconnect', leave);
