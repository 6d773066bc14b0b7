import { m } from '#lib/paraglide/messages.js';
import { readOperator } from '#lib/shared/operator.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const operator = readOperator();
	const stated = operator?.accessibility;
	return {
		name: operator?.name,
		statement: stated?.statement[locals.locale],
		assessedOn: stated?.assessed_on,
		feedbackEmail: stated?.feedback_email,
		enforcementBody: stated?.enforcement_body,
		crumbs: [{ label: m.shell_accessibility() }],
		visibility: m.shell_visible_all()
	};
};
