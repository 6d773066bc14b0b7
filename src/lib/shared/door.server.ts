/**
 * What is refused before anything else looks at a request: foreign Host, forged client address,
 * oversized body, foreign Origin. server.js asks here for every request, static files included;
 * hooks.server.ts asks again, because in development there is no server.js.
 */
import type { Environment } from './environment.server.ts';

export interface Knock {
	method: string;
	path: string;
	header: (name: string) => string | null | undefined;
}

export interface Refusal {
	status: 400 | 403 | 411 | 413 | 421;
	/** German and English in one line: at the door nobody has said which they read. */
	text: string;
}

/** Largest body of a form or a JSON call, in bytes. */
export const BODY_LIMIT = 512 * 1024;

/** Largest body that brings a file, in bytes: the file, and the form around it. */
export const UPLOAD_LIMIT = 20 * 1024 * 1024 + 64 * 1024;

/** Where files are brought: to an object, or rows to the directory. */
const UPLOAD = /^\/(objects\/[0-9a-f-]{36}\/files|directory\/import)$/;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

type Rule = (knock: Knock, environment: Environment) => Refusal | null;

/** The hosts under which the app answers, with their port where it is not the usual one. */
function listHosts({ origin, port }: Environment): string[] {
	if (origin) return [origin.host];
	return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

const refuseForeignHost: Rule = ({ header, path }, environment) => {
	// A container asks for its health under whatever name it knows.
	if (path === '/healthz') return null;
	if (listHosts(environment).includes((header('host') ?? '').toLowerCase())) return null;
	return { status: 421, text: 'Unbekannter Host. / Unknown host.' };
};

const refuseForgedAddress: Rule = ({ header }, { embedded }) =>
	embedded && header('x-forwarded-for') != null
		? {
				status: 400,
				text: 'Ohne Proxy davor kein X-Forwarded-For. / No proxy, no X-Forwarded-For.'
			}
		: null;

const refuseLongBody: Rule = ({ header, path }) =>
	Number(header('content-length') ?? 0) > (UPLOAD.test(path) ? UPLOAD_LIMIT : BODY_LIMIT)
		? { status: 413, text: 'Die Anfrage ist zu groß. / The request is too large.' }
		: null;

/** Behind the door only the larger limit holds, so nobody comes in without saying how much they bring. */
const refuseUnmeasuredBody: Rule = ({ header }) =>
	header('transfer-encoding') != null
		? { status: 411, text: 'Die Anfrage nennt ihre Länge nicht. / Length required.' }
		: null;

const refuseForeignOrigin: Rule = ({ method, header }, { origin }) => {
	if (SAFE.has(method)) return null;
	const own = origin?.origin ?? `http://${header('host')?.toLowerCase()}`;
	const site = header('sec-fetch-site');
	if (header('origin') === own && (!site || site === 'same-origin')) return null;
	return { status: 403, text: 'Die Anfrage kommt von fremder Stelle. / Foreign origin.' };
};

const RULES: Rule[] = [
	refuseForeignHost,
	refuseForgedAddress,
	refuseLongBody,
	refuseUnmeasuredBody,
	refuseForeignOrigin
];

/** The first reason to refuse, or null to let in. */
export function refuseAtDoor(knock: Knock, environment: Environment): Refusal | null {
	for (const rule of RULES) {
		const refusal = rule(knock, environment);
		if (refusal) return refusal;
	}
	return null;
}
