import { invalid } from '@sveltejs/kit';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { addLinkSchema, removeLinkSchema } from './link-form.ts';
import { findTargets } from './links.server.ts';

/** Points an object to another that was named in words or by its address. */
export const addLink = form(addLinkSchema, async ({ object, target }, issue) => {
	needAccount();
	const { locals } = getRequestEvent();
	const [found, ...more] = await findTargets(locals.supabase, target);
	if (!found || more.length > 0) {
		locals.refusal = { status: 422 };
		const titles = [found, ...more].flatMap((one) => (one ? [one.title] : [])).join('; ');
		invalid(issue.target(found ? m.links_target_ambiguous({ titles }) : m.links_target_unknown()));
	}
	const { error } = await locals.supabase.rpc('link_add', { object, target: found.id });
	if (error) refuseAsTold(error);
	showAnew('links');
	return { done: m.links_added({ title: found.title }) };
});

/** Takes a link away; setting it again is the way back. */
export const removeLink = form(removeLinkSchema, async ({ link }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('link_remove', { link });
	if (error) refuseAsTold(error);
	showAnew('links');
});
