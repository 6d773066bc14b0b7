import { setTimeout } from 'node:timers/promises';

/**
 * Gives the answer not before so many milliseconds, so that the time it takes tells nobody whether an
 * account exists.
 */
export async function notBefore<T>(milliseconds: number, work: Promise<T>): Promise<T> {
	const [result] = await Promise.all([work, setTimeout(milliseconds)]);
	return result;
}
