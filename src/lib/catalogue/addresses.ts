/** Pages of other rooms that the catalogue leads to. */
import type { ResolvedPathname } from '$app/types';

const at = (path: string) => path as ResolvedPathname;

/** The finder, with a question or empty. */
export const finderPath = (question?: string) =>
	at(question ? `/directory/find?q=${encodeURIComponent(question)}` : '/directory/find');

/** One entry with its history. */
export const entryPath = (id: string) => at(`/directory/entries/${id}`);

/** Where the stewards of a body keep its entries. */
export const keepingPath = (slug: string) => at(`/directory/organisations/${slug}/entries`);

/** The map, around a body or of everything. */
export const mapPath = (slug?: string) =>
	at(slug ? `/directory/map?around=${slug}` : '/directory/map');
