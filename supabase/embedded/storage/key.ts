import { invalidKey } from './errors.ts';

/** The characters the service allows, and S3's length. A key is a name in the database, never a path on disk. */
const ALLOWED = /^[\w/!.*'() &$@=;:+,?-]{1,1024}$/;

/** Where an object is. */
export interface Place {
	bucket: string;
	key: string;
}

/** Reads `bucket/key`, percent encoded. Fails on a key that may not be. */
export function readPlace(encoded: string): Place {
	const cut = encoded.indexOf('/');
	const place = { bucket: decoded(encoded.slice(0, cut)), key: decoded(encoded.slice(cut + 1)) };
	if (!ALLOWED.test(place.key)) throw invalidKey(place.key);
	return place;
}

export function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw invalidKey(part);
	}
}
