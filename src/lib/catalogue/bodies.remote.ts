import { invalid, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { findBodies } from '#lib/shared/bodies.server.ts';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { removeRelation, setMandate, setRelation } from './bodies.server.ts';
import { mandateSchema, relationSchema, removeSchema } from './body-forms.ts';

/** Writes the mandate of a body and goes to its page. */
export const writeMandate = form(mandateSchema, async (mandate) => {
	needAccount();
	const error = await setMandate(getRequestEvent().locals.supabase, mandate);
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/organisations/[slug]', { slug: mandate.slug }));
});

/** Says how a body stands to another that was named in words. */
export const relate = form(relationSchema, async (relation, issue) => {
	needAccount();
	const { locals } = getRequestEvent();
	const [found, ...more] = await findBodies(locals.supabase, relation.other);
	if (!found || more.length > 0) {
		locals.refusal = { status: 422 };
		const names = [found, ...more].flatMap((body) => (body ? [body.name] : [])).join('; ');
		invalid(
			issue.other(
				found
					? m.sharing_body_ambiguous({ names })
					: m.sharing_body_unknown({ typed: relation.other })
			)
		);
	}
	const error = await setRelation(locals.supabase, relation, found.id);
	if (error) refuseAsTold(error);
	showAnew();
	return { done: m.catalogue_related({ name: found.name }) };
});

/** Takes a relation back. */
export const unrelate = form(removeSchema, async ({ id }) => {
	needAccount();
	const error = await removeRelation(getRequestEvent().locals.supabase, id);
	if (error) refuseAsTold(error);
	showAnew();
});
