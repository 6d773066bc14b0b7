/** What is exported, page by page under the caller's rights: as much as anybody may see, and no people. */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError, type DatabaseAnswer } from '#lib/shared/errors.server.ts';
import type { Asked } from './asked.ts';

type Client = SupabaseClient<Database>;
export type Row = Record<string, string | number | null>;

/** Rows read at once. */
const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

const ENTRY = `id, unit, vacant_since, planned_on, responsibility, mailbox, valid_from, valid_to, source, interval_days,
	verified_on, organisation:organisations!assignments_organisation_id_fkey!inner(slug, name), role:roles!assignments_role_id_fkey!inner(slug, name), topic:topics!assignments_topic_id_fkey(slug, name)`;

const BODY = `id, slug, name, short_name, level, sector, kind, state, seat, ars, mailbox, website, purpose, source,
	parent:parent_id(slug)`;

async function pageOfEntries(supabase: Client, asked: Asked, after: string) {
	let query = supabase
		.from('assignments')
		.select(ENTRY)
		.gt('id', after)
		.is('organisation.archived_at', null);
	if (asked.level) query = query.eq('organisation.level', asked.level);
	if (asked.sector) query = query.eq('organisation.sector', asked.sector);
	if (asked.state) query = query.eq('organisation.state', asked.state);
	if (asked.organisation) query = query.eq('organisation.slug', asked.organisation);
	const { data, error } = await query.order('id').limit(PAGE);
	const rows = data?.map(({ id, organisation, role, topic, ...row }) => ({
		id,
		row: {
			...row,
			organisation: organisation.slug,
			organisation_name: organisation.name,
			role: role.slug,
			role_name: role.name,
			topic: topic?.slug ?? null,
			topic_name: topic?.name ?? null
		}
	}));
	return { error, rows };
}

async function pageOfBodies(supabase: Client, asked: Asked, after: string) {
	let query = supabase.from('organisations').select(BODY).gt('id', after).is('archived_at', null);
	if (asked.level) query = query.eq('level', asked.level);
	if (asked.sector) query = query.eq('sector', asked.sector);
	if (asked.state) query = query.eq('state', asked.state);
	if (asked.organisation) query = query.eq('slug', asked.organisation);
	const { data, error } = await query.order('id').limit(PAGE);
	return {
		error,
		rows: data?.map(({ id, parent, ...row }) => ({
			id,
			row: { ...row, parent: (parent as { slug: string } | null)?.slug ?? null }
		}))
	};
}

type ReadPage = (
	supabase: Client,
	asked: Asked,
	after: string
) => Promise<{ error: DatabaseAnswer | null; rows?: { id: string; row: Row }[] | undefined }>;

const READ: Record<Asked['kind'], ReadPage> = {
	entries: pageOfEntries,
	organisations: pageOfBodies
};

/** Pages of rows in the order of their ids; a page that fails ends the file as an error, never as an end. */
export async function* readStock(supabase: Client, asked: Asked): AsyncGenerator<Row[]> {
	let after = FIRST;
	for (;;) {
		const { rows, error } = await READ[asked.kind](supabase, asked, after);
		if (error || !rows) throwError(error ?? { message: 'no answer' });
		yield rows.map(({ row }) => row);
		if (rows.length < PAGE) return;
		after = rows.at(-1)?.id ?? after;
	}
}

/** The columns of a file without rows, which still says what it would hold. */
export const HEADS: Record<Asked['kind'], string[]> = {
	entries: [
		...['organisation', 'organisation_name', 'role', 'role_name', 'topic', 'topic_name', 'unit'],
		...['vacant_since', 'planned_on', 'responsibility', 'mailbox', 'valid_from', 'valid_to'],
		...['source', 'interval_days', 'verified_on']
	],
	organisations: [
		...['slug', 'name', 'short_name', 'level', 'sector', 'kind', 'state', 'seat', 'ars'],
		...['mailbox', 'website', 'purpose', 'source', 'parent']
	]
};
