/** Security headers of every response. Shared by server.js (all responses) and the hooks (development). */
import type { Environment } from './environment.server.ts';

/** For everything that is no page of the app: it may load, run, post and be framed nowhere. */
const NOTHING =
	"default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Header names in lower case; HSTS only where people come by https. */
export function listSecurityHeaders({ origin }: Environment): Record<string, string> {
	return {
		'content-security-policy': NOTHING,
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy':
			'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		...(origin?.protocol === 'https:' && { 'strict-transport-security': 'max-age=31536000' })
	};
}

/**
 * Lets a page's policy reach the Realtime socket of a real Supabase, and nothing else of it.
 * The embedded one is reached through the app's own origin.
 */
export function allowRealtime(policy: string, { embedded, supabaseUrl }: Environment): string {
	if (embedded) return policy;
	const scheme = supabaseUrl.protocol === 'https:' ? 'wss' : 'ws';
	return policy.replace("connect-src 'self'", `connect-src 'self' ${scheme}://${supabaseUrl.host}`);
}
