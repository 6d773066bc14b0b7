import { resolve } from '$app/paths';
import { readOrganisation } from '#lib/directory/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { findTopics } from '#lib/responsibility/entries.server.ts';
import { isId } from '#lib/shared/id.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

/** `?body=` slug of the body asked, `q` the line asked, `topic` its name, `entry` the one that is doubted. */
export const load: PageServerLoad = async ({ url, locals }) => {
	signInFirst({ locals, url });
	const read = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 300);
	const { organisation } = await readOrganisation(locals.supabase, read('body'));
	const [topic] = read('topic') ? await findTopics(locals.supabase, read('topic')) : [];
	return {
		organisation,
		topic: topic ?? null,
		entry: isId(read('entry')) ? read('entry') : '',
		question: read('q'),
		acting: locals.acting,
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.find_crumb(), href: resolve('/directory/find') },
			{ label: m.find_ask() }
		],
		visibility: m.ask_visibility({ name: organisation.name })
	};
};
