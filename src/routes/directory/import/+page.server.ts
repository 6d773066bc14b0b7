import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { ImportState } from '#lib/exchange/import.ts';
import { needKeeper, startImport } from '#lib/exchange/incoming.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.me) {
		redirect(303, `${resolve('/sign-in')}?return_to=${resolve('/directory/import')}`);
	}
	needKeeper(locals.me);
	return {
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.exchange_title() }
		],
		visibility: m.exchange_visibility()
	};
};

export const actions: Actions = {
	/** Without JavaScript: the page comes when all is done. */
	default: async ({ request, locals }) => {
		needKeeper(locals.me);
		const states = await startImport(locals.supabase, request);
		if (!states) return fail(422, { missing: true });
		let outcome: ImportState | undefined;
		for await (const state of states) outcome = state;
		return outcome?.phase === 'refused' ? fail(422, { outcome }) : { outcome };
	}
};
