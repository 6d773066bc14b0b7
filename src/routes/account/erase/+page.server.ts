import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.me) redirect(303, '/sign-in?return_to=/account/erase');
	return {
		crumbs: [{ label: m.account_title(), href: resolve('/account') }, { label: m.account_erase() }]
	};
};
