import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { bodyIn } from '#lib/shared/named.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';
import type { BodyRoles } from './catalogue.ts';
import { readBodyRoles } from './catalogue.server.ts';

interface KeptBody {
	roles: BodyRoles;
	organisation: { id: string; slug: string; name: string };
}

/** A body for those who keep it, in one call; everybody else is sent to sign in or told who may. */
export async function readKeptBody(
	event: { locals: App.Locals; url: URL },
	slug: string
): Promise<KeptBody> {
	signInFirst(event);
	const roles = await readBodyRoles(event.locals.supabase, slug);
	const id = roles.organisation_id;
	const name = bodyIn(roles, id)?.name ?? slug;
	if (!roles.may_edit) {
		error(403, { message: m.error_membership_steward_needed(), key: 'membership_steward_needed' });
	}
	return { roles, organisation: { id, slug, name } };
}
