import { countByLevel } from '#lib/directory/organisations.server.ts';
import { readForMe } from '#lib/inbox/inbox.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { formatNearDay, formatTime } from '#lib/ui/time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.me) {
		const counts = await countByLevel(locals.supabase);
		return { counts, forMe: null, visibility: m.shell_visible_all(), personal: false };
	}
	const forMe = await readForMe(locals.supabase);
	const { last_visit } = forMe;
	const visited = last_visit
		? m.inbox_last_visit({ day: formatNearDay(last_visit), time: formatTime(last_visit) })
		: m.inbox_first_visit();
	return {
		counts: null,
		forMe,
		crumbs: [{ label: visited }],
		visibility: m.start_visibility(),
		personal: true
	};
};
