/** What an object is called, where its page is, and who may see it: for results, links, mentions, feeds. */
import type { ResolvedPathname } from '$app/types';
import { m } from '#lib/paraglide/messages.js';
import type { Level, Sector } from './session.ts';

export type ObjectVisibility = 'public' | 'network' | 'space' | 'organisation';

/** A body as a badge needs it. */
export interface ObjectOwner {
	slug: string;
	name: string;
	short_name: string | null;
	level: Level;
	sector: Sector;
}

/** The short form where there is one. */
export function nameBriefly({
	name,
	short_name
}: Pick<ObjectOwner, 'name' | 'short_name'>): string {
	return short_name ?? name;
}

/** An object as its reader may name it. */
export interface NamedObject {
	id: string;
	/** As in `app.object_kinds`. */
	kind: string;
	title: string;
	slug: string | null;
	number: string | null;
	visibility: ObjectVisibility;
	archived_at: string | null;
	/** Null without one, and where the reader may not know it. */
	space: { slug: string; name: string } | null;
	organisation: ObjectOwner | null;
}

interface Kind {
	one: () => string;
	many: () => string;
	/** Of the page; `key` is the slug, or the id where there is none. */
	path: (key: string) => string;
	/** Its slug is unique in its space alone, which the reader may not know. */
	byId?: true;
}

/** The kinds that have a page. A feature adds its line. */
const KINDS: Record<string, Kind> = {
	organisation: {
		one: m.objects_organisation,
		many: m.objects_organisations,
		path: (key) => `/directory/organisations/${key}`
	},
	topic: {
		one: m.objects_topic,
		many: m.objects_topics,
		path: (key) => `/directory/topics/${key}`
	},
	role: { one: m.objects_role, many: m.objects_roles, path: (key) => `/directory/roles/${key}` },
	space: { one: m.objects_space, many: m.objects_spaces, path: (key) => `/spaces/${key}` },
	question: {
		one: m.objects_question,
		many: m.objects_questions,
		path: (key) => `/directory/questions/${key}`
	},
	page: { one: m.objects_page, many: m.objects_pages, path: (key) => `/pages/${key}`, byId: true }
};

/** Kinds one can ask for, in the order of the rooms. */
export const kinds = Object.keys(KINDS);

/** "Stelle"; a kind without a page is an entry. */
export function nameKind(kind: string): string {
	return KINDS[kind]?.one() ?? m.objects_other();
}

/** "Stellen". */
export function nameKinds(kind: string): string {
	return KINDS[kind]?.many() ?? m.objects_others();
}

/** Where the object's page is; nothing for a kind without pages. */
export function pathOf({ id, kind, slug }: Pick<NamedObject, 'id' | 'kind' | 'slug'>) {
	const known = KINDS[kind];
	const key = known?.byId ? id : (slug ?? id);
	return known?.path(encodeURIComponent(key)) as ResolvedPathname | undefined;
}

/** Who may see it, for "sichtbar für: …". Names only what the reader may know. */
export function nameAudience(object: Pick<NamedObject, 'visibility' | 'space' | 'organisation'>) {
	const { visibility, space, organisation } = object;
	if (visibility === 'public') return m.objects_visible_public();
	if (visibility === 'network') return m.objects_visible_network();
	if (visibility === 'space')
		return space ? m.objects_visible_space({ name: space.name }) : m.objects_visible_some_space();
	return organisation
		? m.objects_visible_organisation({ name: nameBriefly(organisation) })
		: m.objects_visible_some_organisation();
}
