import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { explainError } from '#lib/shared/errors.server.ts';
import { needAccount, refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { formatDayInFigures } from '#lib/ui/day.ts';
import {
	absenceSchema,
	deputySchema,
	removeAbsenceSchema,
	removeDeputySchema
} from './entry-form.ts';

interface Overlap {
	first_day: string;
	last_day: string;
}

/** Names a deputy. One who is away meanwhile is refused once, naming the days. */
export const setDeputy = form(deputySchema, async (deputy) => {
	needAccount();
	const { assignment, person, scope, valid_from, valid_to, despite } = deputy;
	const { error } = await getRequestEvent().locals.supabase.rpc('deputy_set', {
		...{ assignment, person, scope, despite_absence: despite },
		...(valid_from && { valid_from }),
		...(valid_to && { valid_to })
	});
	if (error?.message === 'deputy_absent') {
		const { first_day, last_day } = explainError(error).facts as Overlap;
		const days = { from: formatDayInFigures(first_day), to: formatDayInFigures(last_day) };
		refuse(409, m.entry_deputy_absent(days));
	}
	if (error) refuseAsTold(error);
	showAnew('deputies');
	return { done: m.entry_deputy_named() };
});

export const removeDeputy = form(removeDeputySchema, async ({ deputy }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('deputy_remove', { deputy });
	if (error) refuseAsTold(error);
	showAnew('deputies');
});

/** Says when one is away, and for how much of one's work nobody stands in then. */
export const setAbsence = form(absenceSchema, async ({ first_day, last_day }) => {
	needAccount();
	const { data, error } = await getRequestEvent().locals.supabase.rpc('absence_set', {
		first_day,
		last_day
	});
	if (error) refuseAsTold(error);
	showAnew('absences');
	const { uncovered } = data as unknown as { uncovered: string[] };
	return {
		done:
			uncovered.length > 0 ? m.absence_uncovered({ count: uncovered.length }) : m.absence_covered()
	};
});

export const removeAbsence = form(removeAbsenceSchema, async ({ absence }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('absence_remove', { absence });
	if (error) refuseAsTold(error);
	showAnew('absences');
});
