import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { Me } from '#lib/shared/session.ts';

/** Whether somebody keeps the catalogue; the policies of its tables say the same. */
export function keepsCatalogue(me: Me | null): boolean {
	return !!me?.platform_roles.some((role) => role === 'coordinator' || role === 'admin');
}

/** Goes on only for those who keep the catalogue. */
export function needCoordination(me: Me | null, path: string): void {
	if (!me) redirect(303, `${resolve('/sign-in')}?return_to=${encodeURIComponent(path)}`);
	if (!keepsCatalogue(me)) {
		error(403, { message: m.error_coordination_needed(), key: 'coordination_needed' });
	}
}
