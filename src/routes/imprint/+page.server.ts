import { m } from '#lib/paraglide/messages.js';
import { readOperator } from '#lib/shared/operator.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const operator = readOperator();
	return {
		name: operator?.name ?? null,
		text: operator?.imprint?.[locals.locale] ?? null,
		crumbs: [{ label: m.shell_imprint() }],
		visibility: m.shell_visible_all()
	};
};
