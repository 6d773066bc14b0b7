import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import type {
	BodyRoles,
	DirectoryNumbers,
	RolePage,
	RoleRow,
	TopicList,
	TopicPage
} from './catalogue.ts';
import type { TopicFilters } from './topic-filters.ts';

type Client = SupabaseClient<Database>;

/** The whole catalogue of roles, by name, in one call. */
export async function readRoles(supabase: Client): Promise<RoleRow[]> {
	const { data, error } = await supabase.rpc('role_list');
	if (error) throwError(error);
	return data as unknown as RoleRow[];
}

/** Everything the page of a role shows. Throws 404 for what the caller may not see. */
export async function readRole(supabase: Client, slug: string): Promise<RolePage> {
	const { data, error } = await supabase.rpc('role_page', { role_slug: slug });
	if (error) throwError(error);
	return data as unknown as RolePage;
}

/** One page of the topics, 50 of them. */
export async function listTopics(
	supabase: Client,
	{ kind, search, after }: TopicFilters
): Promise<TopicList> {
	const { data, error } = await supabase.rpc('topic_list', {
		...(kind && { of_kind: kind }),
		...(search && { search }),
		...(after && { after })
	});
	if (error) throwError(error);
	return data as unknown as TopicList;
}

/** Everything the page of a topic shows. Throws 404 for what the caller may not see. */
export async function readTopic(supabase: Client, slug: string): Promise<TopicPage> {
	const { data, error } = await supabase.rpc('topic_page', { topic_slug: slug });
	if (error) throwError(error);
	return data as unknown as TopicPage;
}

/** Roles, mandates and relations of a body. Throws 404 for what the caller may not see. */
export async function readBodyRoles(supabase: Client, slug: string): Promise<BodyRoles> {
	const { data, error } = await supabase.rpc('organisation_roles', { organisation_slug: slug });
	if (error) throwError(error);
	return data as unknown as BodyRoles;
}

/** How many bodies and entries there are, by level, sector and Land. */
export async function readNumbers(supabase: Client): Promise<DirectoryNumbers> {
	const { data, error } = await supabase.rpc('directory_by_level');
	if (error) throwError(error);
	return data as unknown as DirectoryNumbers;
}
