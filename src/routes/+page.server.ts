import { countByLevel } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	counts: await countByLevel(locals.supabase),
	visibility: locals.me ? m.start_visibility() : m.shell_visible_all(),
	personal: locals.me !== null
});
