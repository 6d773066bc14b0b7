import { m } from '#lib/paraglide/messages.js';
import { readOperator } from '#lib/shared/operator.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	operator: readOperator()?.privacy?.[locals.locale] ?? null,
	crumbs: [{ label: m.shell_privacy() }],
	visibility: m.shell_visible_all()
});
