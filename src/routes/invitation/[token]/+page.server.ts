import { readInvitation } from '#lib/memberships/memberships.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** Looks at the invitation without accepting it: mail scanners fetch links, but press no buttons. */
export const load: PageServerLoad = async ({ params: { token }, locals }) => ({
	token,
	invitation: await readInvitation(locals.supabase, token),
	visibility: m.invitation_visibility()
});
