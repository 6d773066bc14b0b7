import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { Page } from './page.ts';

/** The way to a page: the room, its space where the reader may know it, the pages above it. */
export const crumbsTo = ({ space, path }: Pick<Page, 'space' | 'path'>) => [
	{ label: m.pages_room(), href: resolve('/pages') },
	...(space
		? [{ label: space.name, href: resolve('/spaces/[slug]/pages', { slug: space.slug }) }]
		: []),
	...path.map(({ id, title }) => ({ label: title, href: resolve('/pages/[id]', { id }) }))
];
