import { error } from '@sveltejs/kit';
import { readFilters } from '#lib/audit/audit.ts';
import { readAudit } from '#lib/audit/audit.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	if (!locals.me) error(401, { message: m.error_signed_out(), key: 'signed_out' });
	const filters = readFilters(url.searchParams);
	return {
		filters,
		audit: await readAudit(locals.supabase, filters),
		crumbs: [{ label: m.audit_title() }],
		visibility: m.audit_visibility()
	};
};
