import { resolve } from '$app/paths';
import { readFiles } from '#lib/files/files.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { isId } from '#lib/shared/id.ts';
import { readMargin } from '#lib/shared/margin.server.ts';
import { nameAudience } from '#lib/shared/objects.ts';
import { readSpace } from '#lib/spaces/spaces.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const after = url.searchParams.get('after') ?? '';
	const page = await readSpace(locals.supabase, params.slug, isId(after) ? { after } : {});
	const { space, organisation } = page;
	const before = url.searchParams.get('before') ?? '';
	const [files, margin] = await Promise.all([
		readFiles(locals.supabase, space.id),
		readMargin(locals.supabase, space.id, isId(before) ? before : undefined)
	]);
	return {
		page,
		files,
		margin,
		topics: page.inside ? [`space:${space.id}`, `comments:${space.id}`] : [],
		crumbs: [{ label: m.spaces_title(), href: resolve('/spaces') }, { label: space.name }],
		visibility: m.shell_visible_for({
			audience: nameAudience({ visibility: space.visibility, space, organisation })
		})
	};
};
