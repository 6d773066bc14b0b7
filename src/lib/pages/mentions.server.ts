import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { isId } from '#lib/shared/id.ts';
import { nameKind, pathOf, type NamedObject } from '#lib/shared/objects.ts';
import { MOST_MENTIONS, type Mentioned, type MentionNames } from './mention.ts';

export const nameMention = ({
	id,
	kind,
	slug,
	title
}: Pick<NamedObject, 'id' | 'kind' | 'slug' | 'title'>): Mentioned => ({
	id,
	title,
	kind: nameKind(kind),
	href: pathOf({ id, kind, slug }) ?? null
});

/** Names of objects by their ids, as far as the caller may see them; the others are left out. */
export async function readMentions(
	supabase: SupabaseClient<Database>,
	ids: string[]
): Promise<MentionNames> {
	const known = ids.filter(isId).slice(0, MOST_MENTIONS);
	if (known.length === 0) return new Map();
	const { data, error } = await supabase
		.from('objects')
		.select('id, kind, slug, title')
		.in('id', known);
	if (error) throwError(error);
	return new Map(data.map((one) => [one.id, nameMention(one)]));
}
