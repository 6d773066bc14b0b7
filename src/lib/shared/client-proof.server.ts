import { createHmac } from 'node:crypto';
import { readEnvironment } from './environment.server.ts';

/**
 * Tells the embedded Supabase for whom the app asks, so that it can limit attempts per address:
 * `<address>;<unix seconds>;<HMAC-SHA256 of both with the secret key>`. No other Supabase is told.
 */
export function nameClient(address: string, now = Date.now()): [name: string, value: string][] {
	const { embedded, secretKey } = readEnvironment();
	if (!embedded || !secretKey) return [];
	const signed = `${address};${Math.floor(now / 1000)}`;
	const proof = createHmac('sha256', secretKey).update(signed).digest('base64url');
	return [['x-verbund-client', `${signed};${proof}`]];
}
