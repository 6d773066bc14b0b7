/** Pages of other rooms that the catalogue leads to. */
import { resolve } from '$app/paths';

/** One entry with its history. */
export const entryPath = (id: string) => resolve('/directory/entries/[id]', { id });

/** Where the stewards of a body keep its entries. */
export const keepingPath = (slug: string) =>
	resolve('/directory/organisations/[slug]/entries', { slug });
