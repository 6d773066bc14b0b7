import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const me = signInFirst({ locals, url });
	return {
		me,
		crumbs: [
			{ label: m.account_title(), href: resolve('/account') },
			{ label: m.account_edit_title() }
		]
	};
};
