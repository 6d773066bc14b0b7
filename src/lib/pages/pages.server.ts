import { setTimeout as wait } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { isId } from '#lib/shared/id.ts';
import { covers } from '#lib/shared/rights.ts';
import { showsDraft, type Leaf, type Page, type PageRow } from './page.ts';

type Client = SupabaseClient<Database>;

/** What no page has, so that an address that cannot be one is answered as one nobody may know. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Everything the page shows. Throws 404 for what the caller may not see. */
export async function readPage(supabase: Client, id: string): Promise<Page> {
	const { data, error } = await supabase.rpc('page_read', { page: isId(id) ? id : NOWHERE });
	if (error) throwError(error);
	return data as unknown as Page;
}

/** Milliseconds that the page sync gets to write down a draft for its reader, and between two looks at it. */
const PATIENCE = 2_000;
const PAUSE = 100;

/** More was typed than is written down, and the reader may ask for it. */
const mayBeFresher = ({ draft, right, archived_at }: Page): boolean =>
	draft?.behind === true && covers(right, 'write') && !archived_at;

/**
 * The page; where its draft is shown, with what was typed until now, as far as that is written down within a moment.
 * @param asked for the draft
 */
export async function readFresh(supabase: Client, id: string, asked: boolean): Promise<Page> {
	const page = await readPage(supabase, id);
	if (!showsDraft(page, asked) || !mayBeFresher(page)) return page;
	await supabase.rpc('page_settle', { page: id });
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		await wait(PAUSE);
		const now = await readPage(supabase, id);
		const isSame = now.draft?.updated_at === page.draft?.updated_at;
		if (!isSame || !now.draft?.behind || Date.now() > deadline) return now;
	}
}

/** The pages of a space the caller may see, siblings in order. */
export async function readTree(supabase: Client, space: string): Promise<Leaf[]> {
	const { data, error } = await supabase.rpc('page_tree', { space });
	if (error) throwError(error);
	return data as unknown as Leaf[];
}

/** The pages the caller may see, those changed last first; `before` is where the list before ended. */
export async function listPages(
	supabase: Client,
	before?: string
): Promise<{ pages: PageRow[]; more: boolean }> {
	const { data, error } = await supabase.rpc('page_list', before ? { before } : {});
	if (error) throwError(error);
	return data as unknown as { pages: PageRow[]; more: boolean };
}

/** A page as JSON of the schema: what is published, or the draft; null where there is none for the caller. */
export async function readJson(
	supabase: Client,
	id: string,
	draft: boolean
): Promise<{ title: string; json: unknown }> {
	const page = isId(id) ? id : NOWHERE;
	const { data, error } = await supabase.rpc('page_json', { page, draft });
	if (error) throwError(error);
	return data as unknown as { title: string; json: unknown };
}
