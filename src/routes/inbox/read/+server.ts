import { error, redirect } from '@sveltejs/kit';
import { markRead } from '#lib/inbox/inbox.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { isId } from '#lib/shared/id.ts';
import type { RequestHandler } from './$types';

/**
 * Marks the notification of the field `notification` as read, or everything where it is empty. A plain form
 * posts here and no remote one: the start page has no room in its budget for the script of forms.
 */
export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.me) error(401, { message: m.error_signed_out(), key: 'signed_out' });
	const notification = String((await request.formData()).get('notification') ?? '');
	if (notification !== '' && !isId(notification)) {
		error(422, { message: m.error_invalid_value(), key: 'invalid_value' });
	}
	await markRead(locals.supabase, notification || null);
	redirect(303, '/');
};
