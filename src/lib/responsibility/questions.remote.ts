import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { groupAddress } from '#lib/shared/client-address.server.ts';
import { limits } from '#lib/shared/limits.server.ts';
import { needAccount, refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { createSecretClient } from '#lib/shared/secret-client.server.ts';
import { showAnew } from '#lib/shared/show-anew.server.ts';
import { answerSchema, askSchema, reportSchema, settleReportSchema } from './entry-form.ts';

/** Asks the stewards of a body; goes to the question. */
export const askQuestion = form(askSchema, async ({ asked, question, more, topic, assignment }) => {
	needAccount();
	const { data, error } = await getRequestEvent().locals.supabase.rpc('question_ask', {
		asked,
		question,
		...(more && { more }),
		...(topic && { topic }),
		...(assignment && { assignment })
	});
	if (error) refuseAsTold(error);
	redirect(303, resolve('/directory/questions/[id]', { id: data }));
});

/** Answers in words, with an entry, or both; the asker is told. */
export const answerQuestion = form(answerSchema, async ({ question, answer, assignment }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('question_answer', {
		question,
		...(answer && { answer }),
		...(assignment && { assignment })
	});
	if (error) refuseAsTold(error);
	showAnew();
});

/** Says that an entry of a published body is wrong, with or without an account. */
export const reportEntry = form(reportSchema, async (reported) => {
	const { locals } = getRequestEvent();
	const seconds = limits.reportByAddress.take(groupAddress(locals.clientAddress));
	if (seconds > 0) refuse(429, m.error_too_many({ seconds }));
	const secret = createSecretClient();
	if (!secret) refuse(503, m.report_unavailable());
	const { error } = await secret.rpc('entry_report', reported);
	if (error) refuseAsTold(error);
	showAnew('wrong');
	return { done: m.report_said() };
});

export const settleReport = form(settleReportSchema, async ({ report }) => {
	needAccount();
	const { error } = await getRequestEvent().locals.supabase.rpc('report_settle', { report });
	if (error) refuseAsTold(error);
	showAnew('reports');
});
