import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { Me } from '#lib/shared/session.ts';
import { signInFirst } from '#lib/shared/sign-in-first.server.ts';

/** Whether somebody keeps the catalogue; the policies of its tables say the same. */
export function keepsCatalogue(me: Me | null): boolean {
	return !!me?.platform_roles.some((role) => role === 'coordinator' || role === 'admin');
}

/** Goes on only for those who keep the catalogue. */
export function needCoordination(event: { locals: App.Locals; url: URL }): void {
	if (!keepsCatalogue(signInFirst(event))) {
		error(403, { message: m.error_coordination_needed(), key: 'coordination_needed' });
	}
}
