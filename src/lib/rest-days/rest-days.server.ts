import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError, type DatabaseAnswer } from '#lib/shared/errors.server.ts';
import type { NewRestDay, RestDay } from './rest-day.ts';

type Client = SupabaseClient<Database>;

/** The agreed rest days of a body, by date. */
export async function readRestDays(supabase: Client, organisationId: string): Promise<RestDay[]> {
	const { data, error } = await supabase
		.from('rest_days')
		.select('id, day, yearly, until, reason')
		.eq('organisation_id', organisationId)
		.order('day');
	if (error) throwError(error);
	return data;
}

/** Adds one; what the database says against it, or null. */
export async function addRestDay(
	supabase: Client,
	{ organisation, day, reason, yearly, until }: NewRestDay
): Promise<DatabaseAnswer | null> {
	const { error } = await supabase.from('rest_days').insert({
		organisation_id: organisation,
		day,
		reason,
		yearly,
		until: yearly && until ? until : null
	});
	return error;
}

/** Takes one back that has not come yet; false when it was not there or may not be touched. */
export async function removeRestDay(supabase: Client, id: string): Promise<boolean> {
	const { data, error } = await supabase.from('rest_days').delete().eq('id', id).select('id');
	if (error) throwError(error);
	return data.length > 0;
}
