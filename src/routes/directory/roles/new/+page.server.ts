import { resolve } from '$app/paths';
import { needCoordination } from '#lib/catalogue/coordination.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	needCoordination({ locals, url });
	return {
		crumbs: [
			{ label: m.shell_room_directory(), href: resolve('/directory') },
			{ label: m.catalogue_roles(), href: resolve('/directory/roles') },
			{ label: m.catalogue_role_add() }
		],
		visibility: m.catalogue_edit_visibility()
	};
};
