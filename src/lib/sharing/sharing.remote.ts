import { invalid } from '@sveltejs/kit';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { findBodies } from '#lib/shared/bodies.server.ts';
import { nameRight } from '#lib/shared/rights.ts';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { changeSchema, grantSchema, revokeSchema, visibilitySchema } from './sharing.ts';

/** Opens an object to a body that was named in words, or lets it into a space. */
export const grant = form(grantSchema, async ({ object, organisation, granted }, issue) => {
	needAccount();
	const { locals } = getRequestEvent();
	const [found, ...more] = await findBodies(locals.supabase, organisation);
	if (!found || more.length > 0) {
		locals.refusal = { status: 422 };
		const names = [found, ...more].flatMap((body) => (body ? [body.name] : [])).join('; ');
		invalid(
			issue.organisation(
				found
					? m.sharing_body_ambiguous({ names })
					: m.sharing_body_unknown({ typed: organisation })
			)
		);
	}
	const { error } = await locals.supabase.rpc('share_grant', {
		object,
		organisation: found.id,
		wanted: granted
	});
	if (error) refuseAsTold(error);
	return { done: m.sharing_granted({ name: found.name, right: nameRight(granted) }) };
});

/** Changes what a body may do. */
export const change = form(changeSchema, async ({ object, organisation, granted }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('share_grant', {
		object,
		organisation,
		wanted: granted
	});
	if (error) refuseAsTold(error);
	return { done: m.sharing_changed() };
});

/** Takes a share back or lets a body go. */
export const revoke = form(revokeSchema, async ({ object, organisation }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('share_revoke', {
		object,
		organisation
	});
	if (error) refuseAsTold(error);
	return { done: m.sharing_revoked() };
});

/** Changes who sees an object. */
export const setVisibility = form(visibilitySchema, async ({ object, wanted }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('object_set_visibility', {
		object,
		wanted
	});
	if (error) refuseAsTold(error);
	return { done: m.sharing_visibility_changed() };
});
