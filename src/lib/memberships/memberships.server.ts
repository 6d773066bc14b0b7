import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type { OrganisationPeople, OwnMemberships, ShownInvitation } from './membership.ts';

type Client = SupabaseClient<Database>;

/** Who works for a body, in one call. Throws 404 for what the caller may not see. */
export async function readPeople(supabase: Client, slug: string): Promise<OrganisationPeople> {
	const { data, error } = await supabase.rpc('organisation_people', { organisation_slug: slug });
	if (error) throwError(error);
	return data as unknown as OrganisationPeople;
}

export async function readOwnMemberships(supabase: Client): Promise<OwnMemberships> {
	const { data, error } = await supabase.rpc('my_memberships');
	if (error) throwError(error);
	return data as unknown as OwnMemberships;
}

/** The invitation a link leads to. Throws 404 for a link nobody made. */
export async function readInvitation(supabase: Client, token: string): Promise<ShownInvitation> {
	const { data, error } = await supabase.rpc('invitation_show', { token });
	if (error) throwError(error);
	return data as unknown as ShownInvitation;
}
