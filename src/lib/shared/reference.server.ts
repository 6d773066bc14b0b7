import { randomInt } from 'node:crypto';

/** Without 0/O, 1/I/L and U, so that it survives being read out on the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number for one request, such as `7F3K-22`; what went wrong stands in the log under it. */
export function makeReference(): string {
	const pick = () => LETTERS.charAt(randomInt(LETTERS.length));
	const digit = () => String(randomInt(2, 10));
	return `${pick()}${pick()}${pick()}${pick()}-${digit()}${digit()}`;
}
