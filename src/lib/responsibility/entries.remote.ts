import { invalid, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import { form, getRequestEvent } from '$app/server';
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { today } from '#lib/shared/calendar.ts';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { findTopics } from './entries.server.ts';
import { confirmSchema, detailsSchema, followSchema, newEntrySchema } from './entry-form.ts';

/** The fields that were filled in. */
function filled<T extends Record<string, string | undefined>>(fields: T) {
	const rest = Object.entries(fields).filter(([, text]) => text);
	return Object.fromEntries(rest) as { [key in keyof T]?: string };
}

/** Says that one entry, or all of a body that are due, are still right. */
export const confirmEntries = form(confirmSchema, async ({ organisation, assignment }) => {
	needAccount();
	const { supabase } = getRequestEvent().locals;
	const { data, error } = await supabase.rpc('assignment_confirm', {
		organisation,
		...(assignment && { assignments: [assignment] })
	});
	if (error) refuseAsTold(error);
	showAnew();
	return { done: m.entry_confirmed({ count: data }) };
});

type NewEntry = v.InferOutput<typeof newEntrySchema>;
type Next = v.InferOutput<typeof followSchema>;

function follow(supabase: App.Locals['supabase'], next: Next) {
	const { assignment, holder, since, planned_on, vacancy: reason, person, unit } = next;
	if (holder === 'end') {
		return supabase.rpc('assignment_end', { assignment, ...filled({ last_day: since }) });
	}
	if (holder === 'vacant') {
		const vacant = { assignment, reason, ...filled({ since, planned_on }) };
		return supabase.rpc('assignment_vacate', vacant);
	}
	const who = filled(holder === 'person' ? { person } : { unit });
	return supabase.rpc('assignment_follow', { assignment, ...who, ...filled({ since }) });
}

/** Names who follows, from a day on; goes to the new entry, or to the old one that ended. */
export const followEntry = form(followSchema, async (next) => {
	needAccount();
	const { data, error } = await follow(getRequestEvent().locals.supabase, next);
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/entries/[id]', { id: String(data ?? next.assignment) }));
});

/** A vacancy begins with the entry. */
function holderOf({ holder, person, unit, since, vacancy, planned_on }: NewEntry) {
	if (holder === 'person') return filled({ person });
	if (holder === 'unit') return filled({ unit });
	return { vacant_since: since || today(), vacancy, ...filled({ planned_on }) };
}

/** Adds an entry to a body. The topic is typed; empty means the body as a whole. */
export const addEntry = form(newEntrySchema, async (entry, issue) => {
	needAccount();
	const { locals } = getRequestEvent();
	const [topic, ...more] = entry.topic ? await findTopics(locals.supabase, entry.topic) : [];
	if (entry.topic && (!topic || more.length > 0)) {
		locals.refusal = { status: 422 };
		const names = [topic, ...more].flatMap((one) => (one ? [one.name] : [])).join('; ');
		invalid(issue.topic(names ? m.entry_topic_ambiguous({ names }) : m.entry_topic_unknown()));
	}
	const { data, error } = await locals.supabase.rpc('assignment_set', {
		organisation: entry.organisation,
		role: entry.role,
		...filled({ topic: topic?.id, valid_from: entry.since }),
		...filled({ mailbox: entry.mailbox, source: entry.source }),
		...holderOf(entry)
	});
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/entries/[id]', { id: data }));
});

/** Changes what is written about an entry, not who holds it. */
export const editEntry = form(detailsSchema, async ({ valid_to, planned_on, ...details }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('assignment_edit', {
		...details,
		...filled({ valid_to, planned_on })
	});
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/entries/[id]', { id: details.assignment }));
});
