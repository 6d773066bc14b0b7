/** Pages of other rooms that the catalogue leads to. */
import { resolve } from '$app/paths';

/** The finder, with a question or empty. */
export const finderPath = (question?: string) =>
	question
		? resolve(`/directory/find?${new URLSearchParams({ q: question })}`)
		: resolve('/directory/find');

/** One entry with its history. */
export const entryPath = (id: string) => resolve('/directory/entries/[id]', { id });

/** Where the stewards of a body keep its entries. */
export const keepingPath = (slug: string) =>
	resolve('/directory/organisations/[slug]/entries', { slug });
