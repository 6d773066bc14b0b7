import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/** The six digits an authenticator app shows for a secret (base32) at a time; RFC 6238, SHA-1. */
export function oneTimeCode(secret: string, seconds = Date.now() / 1000): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(seconds / STEP_SECONDS)));
	const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
	const offset = (digest.at(-1) ?? 0) & 0x0f;
	const number = digest.readUInt32BE(offset) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

function bytesOf(base32: string): Buffer {
	const bits = [...base32.toUpperCase().replace(/=+$/, '')]
		.map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	const bytes = bits.match(/.{8}/g) ?? [];
	return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
