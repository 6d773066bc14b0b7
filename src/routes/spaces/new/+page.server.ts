import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.me) redirect(303, `${resolve('/sign-in')}?return_to=${resolve('/spaces/new')}`);
	const { acting } = locals;
	return {
		crumbs: [{ label: m.spaces_title(), href: resolve('/spaces') }, { label: m.spaces_found() }],
		visibility: m.directory_edit_visibility(),
		lead: acting ? m.spaces_new_lead({ name: acting.name }) : m.error_acting_for_required()
	};
};
