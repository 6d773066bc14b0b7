import { setTimeout as wait } from 'node:timers/promises';
import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import type { DatabaseAnswer } from '#lib/shared/errors.server.ts';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import {
	archiveSchema,
	moveSchema,
	newPageSchema,
	publishSchema,
	renameSchema
} from './page-form.ts';

/** Milliseconds that the page sync gets to write down a draft, and between two looks at it. */
const PATIENCE = 5_000;
const PAUSE = 100;

const database = () => {
	needAccount();
	return getRequestEvent().locals.supabase;
};

const goTo = (id: string): never => redirect(303, resolve('/pages/[id]', { id }));

/** Begins a page for the body acted for and goes to write it. */
export const createPage = form(newPageSchema, async ({ space, parent, title, template }) => {
	const { data: id, error } = await database().rpc('page_create', {
		space,
		title,
		template,
		...(parent && { parent })
	});
	if (error) refuseAsTold(error);
	redirect(303, resolve('/pages/[id]/edit', { id }));
});

export const renamePage = form(renameSchema, async ({ id, title, version }) => {
	const { error } = await database().rpc('page_rename', { page: id, title, version });
	if (error) refuseAsTold(error);
	goTo(id);
});

/** Puts a page below another, after a sibling; without one as the first. */
export const movePage = form(moveSchema, async ({ id, parent, after }) => {
	const { error } = await database().rpc('page_move', {
		page: id,
		...(parent && { parent }),
		...(after && { after })
	});
	if (error) refuseAsTold(error);
	goTo(id);
});

export const archivePage = form(archiveSchema, async ({ id, archived }) => {
	const { error } = await database().rpc('page_archive', {
		page: id,
		archived: archived === 'true'
	});
	if (error) refuseAsTold(error);
	goTo(id);
});

/** Publishes at least what was typed until now: asks for it to be written down, and waits for that. */
export const publishPage = form(publishSchema, async ({ id }) => {
	const supabase = database();
	const settled = await supabase.rpc('page_settle', { page: id });
	if (settled.error) refuseAsTold(settled.error);
	const error = await publish(id, settled.data);
	if (error) refuseAsTold(error);
	goTo(id);
});

async function publish(page: string, mark: number): Promise<DatabaseAnswer | null> {
	const { supabase } = getRequestEvent().locals;
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		const { error } = await supabase.rpc('page_publish', { page, mark });
		if (error?.message !== 'draft_behind' || Date.now() > deadline) return error;
		await wait(PAUSE);
	}
}
