import { redirect, type Cookies } from '@sveltejs/kit';
import { cookieName as localeCookie } from '#lib/paraglide/runtime.js';
import { readReturnPath } from '#lib/shared/return-path.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Keeps a choice if it is one of those offered; anything else is not worth an error page. */
function keep(cookies: Cookies, secure: boolean, name: string, wanted: unknown, offered: string[]) {
	if (typeof wanted !== 'string' || !offered.includes(wanted)) return;
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR } as const;
	cookies.set(name, wanted, options);
}

/** Fields `theme`, `locale`, `acting_for` (any of them) and `return_to`. */
export const POST: RequestHandler = async ({ request, cookies, locals, url }) => {
	const form = await request.formData();
	const secure = url.protocol === 'https:';
	const mine = (locals.me?.organisations ?? []).map(({ id }) => id);
	keep(cookies, secure, 'theme', form.get('theme'), ['light', 'dark', 'system']);
	keep(cookies, secure, localeCookie, form.get('locale'), ['de', 'en']);
	keep(cookies, secure, 'acting', form.get('acting_for'), mine);
	redirect(303, readReturnPath(form.get('return_to')));
};
