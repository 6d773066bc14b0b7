import { invalid, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { roleSchema, topicSchema } from './catalogue-forms.ts';
import { findTopics, keepRole, keepTopic, type Kept } from './editing.server.ts';

/** Adds or saves a topic and goes to its page. */
export const saveTopic = form(topicSchema, async (topic, issue) => {
	needAccount();
	const { locals } = getRequestEvent();
	const found = topic.parent ? await findTopics(locals.supabase, topic.parent) : [];
	if (topic.parent && found.length !== 1) {
		locals.refusal = { status: 422 };
		const names = found.map(({ name }) => name).join('; ');
		invalid(
			issue.parent(
				found.length > 0
					? m.catalogue_topic_ambiguous({ names })
					: m.catalogue_topic_unknown({ typed: topic.parent })
			)
		);
	}
	const slug = slugIn(await keepTopic(locals.supabase, topic, found[0]?.id ?? null));
	redirect(303, resolve('/directory/topics/[slug]', { slug }));
});

/** Adds or saves a role and goes to its page. */
export const saveRole = form(roleSchema, async (role) => {
	needAccount();
	const slug = slugIn(await keepRole(getRequestEvent().locals.supabase, role));
	redirect(303, resolve('/directory/roles/[slug]', { slug }));
});

/** Where it now stands; refuses when the database did. */
function slugIn({ data, error }: Kept): string {
	if (error?.code === '23505') refuse(409, m.catalogue_taken());
	if (error) refuseAsTold(error);
	if (!data) refuse(403, m.error_coordination_needed());
	return data.slug;
}
