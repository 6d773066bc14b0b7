import { m } from '#lib/paraglide/messages.js';
import { isDay, readDueQuery, today, type DueQuery } from '#lib/shared/calendar.ts';
import { listPlaces, readDueDates } from '#lib/shared/calendar.server.ts';
import type { PageServerLoad } from './$types';

/** What can be said without asking the database, by field. */
function findErrors(query: DueQuery): Record<string, string> {
	const { from, days, receiver, giver, rule } = query;
	return {
		...(!isDay(from) && { from: m.calendar_from_invalid() }),
		...(!/^\d{1,4}$/.test(days) && { days: m.error_working_days_invalid() }),
		...(!receiver && { receiver: m.calendar_receiver_missing() }),
		...(!giver && rule !== 'receiver' && { giver: m.calendar_giver_missing() })
	};
}

export const load: PageServerLoad = async ({ url, locals }) => {
	const asked = readDueQuery(url.searchParams);
	const errors = asked ? findErrors(asked) : {};
	const sound = asked && Object.keys(errors).length === 0;
	const [places, counted] = await Promise.all([
		listPlaces(locals.supabase, locals.locale),
		sound ? readDueDates(locals.supabase, asked) : undefined
	]);
	const { field, message } = counted?.refused ?? {};
	const day = today();
	return {
		places,
		query: asked ?? { from: day, days: '10', receiver: '', giver: '', rule: 'receiver' as const },
		errors: field && message ? { [field]: message } : errors,
		dates: counted?.dates,
		today: day,
		crumbs: [{ label: m.calendar_title() }],
		visibility: m.shell_visible_all()
	};
};
