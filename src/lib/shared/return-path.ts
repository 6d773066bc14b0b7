/** Any origin will do: it only shows whether a path leaves it. */
const HERE = 'http://here.invalid';

/**
 * Where to go after signing in or changing a preference: a path of this site, else the fallback.
 * Browsers read `\` as `/` and drop tabs and line breaks, so `/\evil`, `//evil` and `/.//evil`
 * would lead away; encoded slashes at the start are refused because a proxy may decode them.
 */
export function readReturnPath(wanted: unknown, fallback = '/'): string {
	if (
		typeof wanted !== 'string' ||
		wanted.length > 2000 ||
		!/^\/[\x21-\x5b\x5d-\x7e]*$/.test(wanted)
	) {
		return fallback;
	}
	const url = URL.parse(wanted, HERE);
	if (url?.origin !== HERE || /^\/(?:\/|%2f|%5c)/i.test(url.pathname)) return fallback;
	return url.pathname + url.search + url.hash;
}
