import { json } from '@sveltejs/kit';
import { readEnvironment } from '#lib/shared/environment.server.ts';
import { translateKey } from '#lib/shared/errors.server.ts';
import type { RequestHandler } from './$types';

const HEADERS = { 'cache-control': 'no-store' };

/** Only a script of our own page may ask; typing the address shows nothing either. */
function isOwnScript(request: Request, url: URL): boolean {
	const site = request.headers.get('sec-fetch-site');
	const origin = request.headers.get('origin');
	return (!site || site === 'same-origin') && (!origin || origin === url.origin);
}

function refuse(status: 401 | 403, key: string): Response {
	return json({ key, message: translateKey(key) }, { status, headers: HEADERS });
}

/** Where the browser finds Realtime: on our own origin while the embedded one serves it. */
function readRealtime(url: URL) {
	const { embedded, supabaseUrl, publishableKey } = readEnvironment();
	const { href } = new URL('/realtime/v1', embedded ? url.origin : supabaseUrl);
	return { url: href.replace(/^http/, 'ws'), key: publishableKey };
}

/** What live channels need, to be kept in memory only: `{ token, expires_at (seconds), realtime }`. */
export const GET: RequestHandler = async ({ request, url, locals }) => {
	if (!isOwnScript(request, url)) return refuse(403, 'forbidden');
	if (!locals.me) return refuse(401, 'signed_out');
	const { data } = await locals.supabase.auth.getSession();
	if (!data.session) return refuse(401, 'signed_out');
	const { access_token: token, expires_at } = data.session;
	return json({ token, expires_at, realtime: readRealtime(url) }, { headers: HEADERS });
};
