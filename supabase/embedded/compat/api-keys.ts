import { timingSafeEqual } from 'node:crypto';
import { json } from './answers.ts';
import type { KeyKind } from './bearer.ts';

export interface ApiKeys {
	publishableKey: string;
	secretKey: string;
}

/** Which API key a request carries (header apikey or query); an answer when it carries none or a wrong one. */
export function readApiKey(request: Request, keys: ApiKeys): KeyKind | Response {
	const key = request.headers.get('apikey') ?? new URL(request.url).searchParams.get('apikey');
	if (!key) {
		return json(401, {
			message: 'No API key found in request',
			hint: 'No `apikey` request header or url param was found.'
		});
	}
	if (isSame(key, keys.secretKey)) return 'secret';
	if (isSame(key, keys.publishableKey)) return 'publishable';
	return json(401, { message: 'Invalid API key', hint: 'Double check your Supabase `apikey`.' });
}

function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
