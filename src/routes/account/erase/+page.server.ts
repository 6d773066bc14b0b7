import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	signInFirst({ locals, url });
	return {
		crumbs: [{ label: m.account_title(), href: resolve('/account') }, { label: m.account_erase() }]
	};
};
