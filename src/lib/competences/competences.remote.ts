import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { needsSchema, ownSchema } from './competence-forms.ts';
import { keepNeeds, keepOwnCompetences } from './competences.server.ts';

/** Keeps what somebody says they can do. */
export const sayCompetences = form(ownSchema, async ({ said }) => {
	needAccount();
	const error = await keepOwnCompetences(getRequestEvent().locals.supabase, said);
	if (error) refuseAsTold(error);
	showAnew();
	return { done: m.competence_saved() };
});

/** Keeps what a role needs and goes to its page. */
export const setNeeds = form(needsSchema, async ({ role, slug, needs }) => {
	needAccount();
	const error = await keepNeeds(getRequestEvent().locals.supabase, role, needs);
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/roles/[slug]', { slug }));
});
