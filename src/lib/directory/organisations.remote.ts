import { invalid, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import type { Explanation } from '#lib/shared/errors.server.ts';
import { tellConflict } from './conflict.ts';
import { organisationSchema } from './organisation-form.ts';
import { updateOrganisation } from './organisations.server.ts';

/** Saves the entry of a body and goes to its page. What was typed is kept whenever it refuses. */
export const saveOrganisation = form(organisationSchema, async (change, issue) => {
	const { locals } = getRequestEvent();
	if (!locals.me) refuse(401, m.directory_signed_out());
	const saved = await updateOrganisation(locals.supabase, change);
	if (saved.refused === undefined) {
		const page = resolve('/directory/organisations/[slug]', { slug: saved.slug });
		redirect(303, `${page}?saved=${saved.version}`);
	}
	if (saved.refused?.key === 'conflict') {
		locals.refusal = { status: 409 };
		invalid(issue.version(tellConflict(saved.refused.facts)));
	}
	refuse(statusOf(saved.refused), saved.refused?.message ?? m.directory_may_not_edit());
});

type Status = 400 | 401 | 403 | 409 | 422;

/** Says it above the form; without JavaScript the page carries the true status. */
function refuse(status: Status, message: string): never {
	getRequestEvent().locals.refusal = { status };
	invalid(message);
}

function statusOf(refused: Explanation | null): Status {
	if (!refused) return 403;
	const known: Status[] = [400, 401, 403, 409];
	return known.find((status) => status === refused.status) ?? 422;
}
