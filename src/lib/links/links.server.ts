import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { kinds, pathOf } from '#lib/shared/objects.ts';

type Client = SupabaseClient<Database>;

export interface Target {
	id: string;
	title: string;
}

/** The objects a typed title or address can mean: one when it is exact, else up to five that are near. */
export async function findTargets(supabase: Client, typed: string): Promise<Target[]> {
	const slug = slugIn(typed);
	if (slug) return readBySlug(supabase, slug);
	const { data, error } = await supabase.rpc('search', { query: typed.slice(0, 200), size: 20 });
	if (error) throwError(error);
	const { rows } = data as unknown as { rows: Target[] };
	const wanted = typed.toLocaleLowerCase('de');
	const exact = rows.filter(({ title }) => title.toLocaleLowerCase('de') === wanted);
	return exact.length > 0 ? exact : rows.slice(0, 5);
}

interface Place {
	kind: string;
	slug: string;
}

/** Kind and slug of an address of ours, with or without its host. */
function slugIn(typed: string): Place | undefined {
	const path = typed.replace(/^https?:\/\/[^/]+/, '');
	for (const kind of kinds) {
		const [, slug] = /\/([a-z0-9-]{1,80})(?:[?#].*)?$/.exec(path) ?? [];
		if (slug && path.startsWith(pathOf({ id: slug, kind, slug }) ?? '–')) return { kind, slug };
	}
	return undefined;
}

async function readBySlug(supabase: Client, { kind, slug }: Place): Promise<Target[]> {
	const { data, error } = await supabase
		.from('objects')
		.select('id, title')
		.eq('kind', kind)
		.eq('slug', slug);
	if (error) throwError(error);
	return data;
}
