import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readEntry, readHandover } from '#lib/responsibility/entries.server.ts';
import { nameEntry } from '#lib/shared/entries.ts';
import { isId } from '#lib/shared/id.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, locals, url }) => {
	signInFirst({ locals, url });
	if (!isId(id)) {
		error(404, { message: m.error_assignment_not_found(), key: 'assignment_not_found' });
	}
	const handover = await readHandover(locals.supabase, id);
	const { others } = await readEntry(locals.supabase, id);
	return {
		handover,
		others,
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: nameEntry(handover.entry), href: resolve('/directory/entries/[id]', { id }) },
			{ label: m.handover_title() }
		],
		visibility: m.handover_visibility()
	};
};
