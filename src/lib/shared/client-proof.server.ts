import { createHmac } from 'node:crypto';

/**
 * Tells the embedded Supabase for whom the app asks, so that it can limit attempts per address:
 * `<address>;<unix seconds>;<HMAC-SHA256 of both with the secret key>`.
 */
export const CLIENT_HEADER = 'x-verbund-client';

/** The header's value; `now` in milliseconds. */
export function proveClient(address: string, secretKey: string, now = Date.now()): string {
	const signed = `${address};${Math.floor(now / 1000)}`;
	return `${signed};${createHmac('sha256', secretKey).update(signed).digest('base64url')}`;
}
