import type { SupabaseClient } from '@supabase/supabase-js';
import { error as refuse } from '@sveltejs/kit';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError, translateKey } from '#lib/shared/errors.server.ts';
import { isId } from '#lib/shared/id.ts';
import type { BodyCard, FunctionCard } from './card.ts';

type Client = SupabaseClient<Database>;

/** What the caller may know of a body; 404 for one that is not there for them. */
export async function readBodyCard(
	supabase: Client,
	slug: string
): Promise<Omit<BodyCard, 'address'>> {
	const { data, error } = await supabase
		.from('organisations')
		.select('id, name, short_name, seat, mailbox, website, purpose, updated_at')
		.eq('slug', slug)
		.maybeSingle();
	if (error) throwError(error);
	return data ?? notFound('organisation_not_found');
}

/** What the caller may know of a function; without a mailbox of its own it has that of its body. */
export async function readFunctionCard(
	supabase: Client,
	id: string
): Promise<Omit<FunctionCard, 'address'>> {
	if (!isId(id)) notFound('assignment_not_found');
	const { data, error } = await supabase
		.from('assignments')
		.select(
			'id, unit, mailbox, verified_on, organisation:organisations!assignments_organisation_id_fkey!inner(name, mailbox), role:roles!assignments_role_id_fkey!inner(name), topic:topics!assignments_topic_id_fkey(name)'
		)
		.eq('id', id)
		.maybeSingle();
	if (error) throwError(error);
	if (!data) notFound('assignment_not_found');
	const { organisation, role, topic, ...rest } = data;
	return {
		...rest,
		organisation: organisation.name,
		role: role.name,
		topic: topic?.name ?? null,
		mailbox: rest.mailbox ?? organisation.mailbox
	};
}

function notFound(key: string): never {
	refuse(404, { message: translateKey(key) ?? key, key });
}
