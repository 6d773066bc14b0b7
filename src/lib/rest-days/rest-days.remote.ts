import { invalid } from '@sveltejs/kit';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { restDaySchema, takeBackSchema } from './rest-day.ts';
import { addRestDay, removeRestDay } from './rest-days.server.ts';

/** Agrees on a day on which a body does not work. */
export const agreeRestDay = form(restDaySchema, async (day, issue) => {
	needAccount();
	const { locals } = getRequestEvent();
	if (day.yearly && day.until && day.until < day.day) {
		locals.refusal = { status: 422 };
		invalid(issue.until(m.rest_days_until_before()));
	}
	const error = await addRestDay(locals.supabase, day);
	if (error?.code === '23505') {
		locals.refusal = { status: 409 };
		invalid(issue.day(m.rest_days_taken()));
	}
	if (error) refuseAsTold(error);
	showAnew();
	return { done: m.rest_days_agreed({ reason: day.reason }) };
});

/** Takes a rest day back, as long as it has not come. */
export const takeBackRestDay = form(takeBackSchema, async ({ id }) => {
	needAccount();
	const removed = await removeRestDay(getRequestEvent().locals.supabase, id);
	if (!removed) refuse(409, m.rest_days_stays());
	showAnew();
});
