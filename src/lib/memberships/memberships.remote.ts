import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import {
	answerSchema,
	deedSchema,
	inviteSchema,
	ownSchema,
	withdrawSchema
} from './membership-form.ts';

type Client = App.Locals['supabase'];
type Deed = (supabase: Client, membership: string) => PromiseLike<{ error: Told | null }>;
type Told = Parameters<typeof refuseAsTold>[0];

const DEEDS: Record<string, Deed> = {
	accept: (supabase, membership) => supabase.rpc('membership_decide', { membership, accept: true }),
	refuse: (supabase, membership) =>
		supabase.rpc('membership_decide', { membership, accept: false }),
	suspend: (supabase, membership) => supabase.rpc('membership_suspend', { membership }),
	resume: (supabase, membership) => supabase.rpc('membership_resume', { membership }),
	promote: (supabase, membership) =>
		supabase.rpc('membership_set_role', { membership, wanted: 'steward' }),
	demote: (supabase, membership) =>
		supabase.rpc('membership_set_role', { membership, wanted: 'member' })
};

function backToPeople(slug: string, done: string): never {
	redirect(303, `${resolve('/directory/organisations/[slug]/people', { slug })}?done=${done}`);
}

/** Decides on a request, suspends, resumes or changes the role; says on the page what was done. */
export const changeMembership = form(deedSchema, async ({ id, slug, deed }) => {
	needAccount();
	const answer = await DEEDS[deed]?.(getRequestEvent().locals.supabase, id);
	if (answer?.error) refuseAsTold(answer.error);
	backToPeople(slug, deed);
});

/** Asks to join a body, takes the request back, or leaves. */
export const changeOwn = form(ownSchema, async ({ organisation, slug, deed }) => {
	needAccount();
	const { supabase } = getRequestEvent().locals;
	const { error } =
		deed === 'request'
			? await supabase.rpc('membership_request', { organisation })
			: await supabase.rpc('membership_leave', { organisation });
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/organisations/[slug]', { slug }));
});

/** Makes an invitation. Its link is told only in this answer. */
export const invite = form(inviteSchema, async ({ organisation, email, role }) => {
	needAccount();
	const { locals, url } = getRequestEvent();
	const { data, error } = await locals.supabase.rpc('invitation_create', {
		organisation,
		address: email,
		wanted: role
	});
	if (error) refuseAsTold(error);
	const made = data as unknown as { token: string; email: string; expires_at: string };
	const path = resolve('/invitation/[token]', { token: made.token });
	return { link: new URL(path, url.origin).href, email: made.email, expires_at: made.expires_at };
});

export const withdrawInvitation = form(withdrawSchema, async ({ id, slug }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('invitation_withdraw', {
		invitation: id
	});
	if (error) refuseAsTold(error);
	backToPeople(slug, 'withdraw');
});

/** Joins the body and goes to its people, or declines and goes to one's account. */
export const answerInvitation = form(answerSchema, async ({ id, answer }) => {
	needAccount();
	const { data: slug, error } = await getRequestEvent().locals.supabase.rpc('invitation_answer', {
		invitation: id,
		accept: answer === 'accept'
	});
	if (error) refuseAsTold(error);
	if (answer === 'decline') redirect(303, resolve('/account'));
	redirect(303, resolve('/directory/organisations/[slug]/people', { slug }));
});
