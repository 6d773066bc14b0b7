import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError, type DatabaseAnswer } from '#lib/shared/errors.server.ts';
import type { RoleChange, TopicChange } from './catalogue-forms.ts';
import type { TopicList, TopicRow } from './catalogue.ts';
import { slugOf } from './slug.ts';

type Client = SupabaseClient<Database>;

/** The new row's address; without one and without an error the caller has no right to it. */
export interface Kept {
	data: { slug: string } | null;
	error: DatabaseAnswer | null;
}

/** The topics a typed name, key or address can mean: one when it is exact, else up to five that contain it. */
export async function findTopics(supabase: Client, typed: string): Promise<TopicRow[]> {
	const { data, error } = await supabase.rpc('topic_list', { search: typed, size: 200 });
	if (error) throwError(error);
	const { rows } = data as unknown as TopicList;
	const wanted = typed.toLocaleLowerCase('de');
	const exact = rows.filter(({ name, slug, number }) =>
		[name, slug, number].some((text) => text?.toLocaleLowerCase('de') === wanted)
	);
	return exact.length > 0 ? exact : rows.slice(0, 5);
}

/** Adds a topic, or writes the change if nobody was faster. Of a topic once added the kind stays. */
export async function keepTopic(
	supabase: Client,
	{ id, version, kind, ...change }: TopicChange,
	parent: string | null
): Promise<Kept> {
	const { name, name_en, aliases, description, leika, ozg_id, source } = change;
	const row = { name, name_en, aliases, description, leika, ozg_id, source, parent_id: parent };
	const table = supabase.from('topics');
	return id && version
		? await table
				.update({ ...row, version })
				.eq('id', id)
				.select('slug')
				.maybeSingle()
		: await table
				.insert({ ...row, kind, slug: slugOf(name) })
				.select('slug')
				.single();
}

/** Adds a role, or writes the change if nobody was faster. */
export async function keepRole(
	supabase: Client,
	{ id, version, ...role }: RoleChange
): Promise<Kept> {
	const table = supabase.from('roles');
	return id && version
		? await table
				.update({ ...role, version })
				.eq('id', id)
				.select('slug')
				.maybeSingle()
		: await table
				.insert({ ...role, slug: slugOf(role.name) })
				.select('slug')
				.single();
}
