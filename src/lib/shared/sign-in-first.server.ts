import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Me } from './session.ts';

/** The signed-in person; whoever is not signed in is led there first, and comes back to the same address. */
export function signInFirst({ locals, url }: { locals: App.Locals; url: URL }): Me {
	if (locals.me) return locals.me;
	const here = encodeURIComponent(url.pathname + url.search);
	redirect(303, `${resolve('/sign-in')}?return_to=${here}`);
}
