import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Every sign-in reaches the embedded Supabase from the app's server, so its socket address says nothing
 * about who is trying. The app names its client in this header and proves with the secret key that it is
 * the app: `<address>;<unix seconds>;<HMAC-SHA256 of both, base64url>`. A header that is missing, older
 * than a minute or wrongly signed is ignored; the socket's address counts then.
 */
export const CLIENT_ADDRESS_HEADER = 'x-verbund-client';

const MAX_AGE_SECONDS = 60;

/** The header's value for a client of the app. */
export function signClientAddress(address: string, secretKey: string, now = Date.now()): string {
	const signed = `${address};${Math.floor(now / 1000)}`;
	return `${signed};${signature(signed, secretKey)}`;
}

/** The client's address from a header's value, or null when it proves nothing. */
export function readClientAddress(
	value: string | null,
	secretKey: string,
	now = Date.now()
): string | null {
	const [, address, seconds, proof] =
		/^([^;]{1,64});(\d{1,12});([\w-]{43})$/.exec(value ?? '') ?? [];
	if (!address || !seconds || !proof) return null;
	const expected = Buffer.from(signature(`${address};${seconds}`, secretKey));
	if (!timingSafeEqual(expected, Buffer.from(proof))) return null;
	return Math.abs(now / 1000 - Number(seconds)) <= MAX_AGE_SECONDS ? address : null;
}

function signature(text: string, secretKey: string): string {
	return createHmac('sha256', secretKey).update(text).digest('base64url');
}
