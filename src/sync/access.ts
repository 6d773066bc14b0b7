/** Who opens a socket: by the session cookie, or by a token in the subprotocol (never in the address, which logs keep). */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { combineChunks, parseCookieHeader, stringFromBase64URL } from '@supabase/ssr';
import { signedOut, tokenExpired } from './closing.ts';

export interface Identity {
	person: string;
	/** When the token ends, in milliseconds. */
	until: number;
}

/** Asks the API whose token this is; null when it refuses it. */
export type Prove = (token: string) => Promise<string | null>;

const COOKIE = 'sb-verbund';
const BASE64 = 'base64-';
/** Tokens whose proof is remembered, so that a thousand tabs that come back at once ask once. */
const REMEMBERED = 10_000;

async function cookieOf(request: IncomingMessage): Promise<string | null> {
	const cookies = parseCookieHeader(request.headers.cookie ?? '');
	const value = await combineChunks(
		COOKIE,
		(name) => cookies.find((cookie) => cookie.name === name)?.value
	);
	if (!value) return null;
	const text = value.startsWith(BASE64) ? stringFromBase64URL(value.slice(BASE64.length)) : value;
	const session = JSON.parse(text) as { access_token?: unknown } | null;
	return typeof session?.access_token === 'string' ? session.access_token : null;
}

export const protocolsOf = (request: IncomingMessage) =>
	(request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());

async function tokenOf(request: IncomingMessage): Promise<string | null> {
	const named = protocolsOf(request).find((name) => name.startsWith('jwt.'));
	return named ? named.slice(4) : cookieOf(request).catch(() => null);
}

/** The body chosen in the header bar, as the pages read it from the same cookie. */
export function actingOf(request: IncomingMessage): string | null {
	const cookies = parseCookieHeader(request.headers.cookie ?? '');
	return cookies.find(({ name }) => name === 'acting')?.value ?? null;
}

/** When a token ends, in milliseconds; only what the API accepts is believed. */
function endOf(token: string): number {
	try {
		const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
		return typeof exp === 'number' ? exp * 1000 : 0;
	} catch {
		return 0;
	}
}

export class Doorkeeper {
	readonly #prove: Prove;
	readonly #proofs = new Map<string, Promise<string | null>>();

	constructor(prove: Prove) {
		this.#prove = prove;
	}

	/** @throws Closing 4401 without a token that counts, 4501 with one that did until now */
	async identify(request: IncomingMessage): Promise<Identity> {
		const token = await tokenOf(request);
		if (!token) throw signedOut();
		const until = endOf(token);
		if (!until) throw signedOut();
		if (until <= Date.now()) throw tokenExpired();
		const person = await this.#personOf(token);
		if (!person) throw signedOut();
		return { person, until };
	}

	#personOf(token: string): Promise<string | null> {
		const key = createHash('sha256').update(token).digest('base64');
		const known = this.#proofs.get(key);
		if (known) return known;
		if (this.#proofs.size >= REMEMBERED) this.#proofs.clear();
		const proof = this.#prove(token);
		this.#proofs.set(key, proof);
		// Only what was proved is remembered: an API that is away, or refuses, is asked again.
		const forget = () => this.#proofs.get(key) === proof && this.#proofs.delete(key);
		proof.then((person) => person ?? forget(), forget);
		return proof;
	}
}
