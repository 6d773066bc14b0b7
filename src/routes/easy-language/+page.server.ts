import { m } from '#lib/paraglide/messages.js';
import { readOperator } from '#lib/shared/operator.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	operator: readOperator()?.easy_language?.de ?? null,
	crumbs: [{ label: m.shell_easy_language() }],
	visibility: m.shell_visible_all()
});
