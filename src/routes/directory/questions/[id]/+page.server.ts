import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readQuestion } from '#lib/responsibility/entries.server.ts';
import { today } from '#lib/shared/calendar.ts';
import { isId } from '#lib/shared/id.ts';
import { readMargin } from '#lib/shared/margin.server.ts';
import { bodyIn } from '#lib/shared/named.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, locals, url }) => {
	signInFirst({ locals, url });
	if (!isId(id)) error(404, { message: m.error_question_not_found(), key: 'question_not_found' });
	const page = await readQuestion(locals.supabase, id);
	const { question } = page;
	const asker = bodyIn(page, question.organisation_id);
	const asked = bodyIn(page, question.asked_id);
	return {
		page,
		asker,
		asked,
		today: today(),
		margin: await readMargin(locals.supabase, id),
		topics: [`comments:${id}`],
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.objects_questions() },
			{ label: question.title }
		],
		visibility: m.question_visibility({ asker: asker?.name ?? '', asked: asked?.name ?? '' })
	};
};
