import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	signInFirst({ locals, url });
	const { acting } = locals;
	return {
		crumbs: [{ label: m.spaces_title(), href: resolve('/spaces') }, { label: m.spaces_found() }],
		visibility: m.directory_edit_visibility(),
		lead: acting ? m.spaces_new_lead({ name: acting.name }) : m.error_acting_for_required()
	};
};
