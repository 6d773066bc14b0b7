import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { archiveSchema, newSpaceSchema, spaceSchema } from './space-form.ts';
import { updateSpace } from './spaces.server.ts';

/** Founds a space for the body acted for and goes to it. */
export const createSpace = form(newSpaceSchema, async ({ name, purpose, visibility }) => {
	needAccount();
	const { data: slug, error } = await getRequestEvent().locals.supabase.rpc('space_create', {
		space_name: name,
		space_purpose: purpose ?? '',
		space_visibility: visibility
	});
	if (error) refuseAsTold(error);
	redirect(303, resolve('/spaces/[slug]', { slug }));
});

/** Saves name, purpose and visibility of a space and goes to its page. */
export const saveSpace = form(spaceSchema, async (change) => {
	needAccount();
	const { data, error } = await updateSpace(getRequestEvent().locals.supabase, change);
	if (error) refuseAsTold(error);
	if (!data) refuse(403, m.error_right_missing());
	redirect(303, resolve('/spaces/[slug]', { slug: data.slug }));
});

/** Puts a space into the archive or brings it back. */
export const archiveSpace = form(archiveSchema, async ({ id, slug, archived }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('space_archive', {
		space: id,
		archived: archived === 'true'
	});
	if (error) refuseAsTold(error);
	redirect(303, resolve('/spaces/[slug]', { slug }));
});
