import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import type { DatabaseAnswer } from '#lib/shared/errors.server.ts';
import type { NewMandate, NewRelation } from './body-forms.ts';

type Client = SupabaseClient<Database>;
type Answer = Promise<DatabaseAnswer | null>;

/** Writes what a body is mandated to do from a day on; what the database says against it, or null. */
export async function setMandate(
	supabase: Client,
	{ organisation, text, since, source }: NewMandate
): Answer {
	const { error } = await supabase.rpc('mandate_set', {
		organisation,
		mandate: text,
		since,
		...(source && { mandate_source: source })
	});
	return error;
}

/** Says how a body stands to another, named by its id. */
export async function setRelation(
	supabase: Client,
	{ organisation, kind, note, source }: NewRelation,
	other: string
): Answer {
	const { error } = await supabase.rpc('relation_set', {
		organisation,
		other,
		kind,
		...(note && { note }),
		...(source && { source })
	});
	return error;
}

/** Takes a relation back. */
export async function removeRelation(supabase: Client, relation: string): Answer {
	const { error } = await supabase.rpc('relation_remove', { relation });
	return error;
}
