import { listTopics, readNumbers, readRoles } from '#lib/catalogue/catalogue.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [numbers, list, roles] = await Promise.all([
		readNumbers(locals.supabase),
		listTopics(locals.supabase, { kind: '', search: '', after: '' }),
		readRoles(locals.supabase)
	]);
	return {
		numbers,
		/** By kind and name, so the fields come first. */
		fields: list.rows.filter(({ kind }) => kind === 'topic_field'),
		topicCount: list.total,
		roles: roles.length,
		crumbs: [{ label: m.shell_room_directory() }],
		topics: ['directory:organisations', 'directory:assignments'],
		visibility: locals.me ? m.directory_list_visibility() : m.directory_visible_all()
	};
};
