import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { throwError } from './errors.server.ts';
import type { NamedObject } from './objects.ts';

const COLUMNS =
	'id, kind, title, slug, number, visibility, archived_at, space:spaces!space_id(slug, name), ' +
	'organisation:organisations!organisation_id(slug, name, short_name, level, sector)';

/** An address of a hundred ids still passes every proxy. */
const AT_ONCE = 100;

/** The objects of these ids the caller may see, by id. One call for a page of them. */
export async function readObjects(
	supabase: SupabaseClient<Database>,
	ids: readonly string[]
): Promise<Map<string, NamedObject>> {
	const wanted = [...new Set(ids)];
	const calls: PromiseLike<NamedObject[]>[] = [];
	for (let start = 0; start < wanted.length; start += AT_ONCE)
		calls.push(readSome(supabase, wanted.slice(start, start + AT_ONCE)));
	const objects = (await Promise.all(calls)).flat();
	return new Map(objects.map((object) => [object.id, object]));
}

async function readSome(supabase: SupabaseClient<Database>, ids: string[]) {
	const { data, error } = await supabase
		.from('objects')
		.select(COLUMNS)
		.in('id', ids)
		.overrideTypes<NamedObject[], { merge: false }>();
	if (error) throwError(error);
	return data;
}
