import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { isId } from '#lib/shared/id.ts';
import { nameAudience, nameKinds, pathOf } from '#lib/shared/objects.ts';
import { readSharing } from '#lib/sharing/sharing.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	if (!isId(params.id))
		error(404, { message: m.error_object_not_found(), key: 'object_not_found' });
	const sharing = await readSharing(locals.supabase, params.id);
	const { object } = sharing;
	const path = pathOf(object);
	return {
		sharing,
		path,
		audience: nameAudience({ ...sharing, visibility: object.visibility }),
		crumbs: [
			object.kind === 'space'
				? { label: m.spaces_title(), href: resolve('/spaces') }
				: { label: nameKinds(object.kind) },
			{ label: object.title, ...(path && { href: path }) },
			{ label: m.sharing_title() }
		],
		visibility: m.sharing_visibility()
	};
};
