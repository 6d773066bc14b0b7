import { invalid, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { forgetSession } from '#lib/shared/client.server.ts';
import { logLine } from '#lib/shared/log.server.ts';
import { refuse, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { createSecretClient } from '#lib/shared/secret-client.server.ts';
import { contactSchema, eraseSchema } from './account.ts';

function needPerson() {
	const { me } = getRequestEvent().locals;
	return me?.person ?? refuse(401, m.error_signed_out());
}

/** Saves one's own name, function and telephone number. */
export const saveContact = form(contactSchema, async (change, issue) => {
	const { id } = needPerson();
	const { locals } = getRequestEvent();
	const { error } = await locals.supabase.from('people').update(change).eq('id', id);
	if (error?.message === 'conflict') {
		locals.refusal = { status: 409 };
		invalid(issue.version(m.account_edit_conflict()));
	}
	if (error) refuseAsTold(error);
	redirect(303, `${resolve('/account')}?saved`);
});

/** Erases the person in the database, then the account at Auth; repeating it finishes what was cut off. */
export const eraseAccount = form(eraseSchema, async ({ email }, issue) => {
	const person = needPerson();
	const event = getRequestEvent();
	const { locals } = event;
	// Whose erasure was cut off has no address any more.
	if (person.email && email.toLowerCase() !== person.email.toLowerCase()) {
		locals.refusal = { status: 422 };
		invalid(issue.email(m.account_erase_confirm_wrong()));
	}
	const admin = createSecretClient();
	if (!admin) refuse(503, m.account_erase_unavailable());
	const { error } = await locals.supabase.rpc('erase_me');
	if (error) refuseAsTold(error);
	const gone = await admin.auth.admin.deleteUser(person.id);
	if (gone.error && gone.error.status !== 404) {
		logLine({ reference: locals.reference, event: 'account not deleted', error: gone.error });
		refuse(503, m.account_erase_half());
	}
	forgetSession(event);
	redirect(303, resolve('/account/erased'));
});
