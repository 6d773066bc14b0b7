import { resolve } from '$app/paths';

/** The finder with this line as its question. */
export const findPath = (query: string) =>
	resolve(`/directory/find?${new URLSearchParams({ q: query })}`);
