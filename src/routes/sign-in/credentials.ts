import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

const email = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty(() => m.sign_in_email_missing()),
	v.email(() => m.sign_in_email_wrong()),
	v.maxLength(254, () => m.sign_in_email_wrong())
);
const returnTo = v.optional(v.string(), '/');

/** The underscore keeps SvelteKit from writing the password back into a page. */
export const passwordSchema = v.object({
	email,
	_password: v.pipe(
		v.string(),
		v.nonEmpty(() => m.sign_in_password_missing())
	),
	return_to: returnTo
});

export const linkRequestSchema = v.object({ email, return_to: returnTo });

/** What an e-mail link carries; `type` as Auth writes it into its templates. */
export const linkSchema = v.object({
	token_hash: v.pipe(v.string(), v.regex(/^[\w-]{8,200}$/)),
	type: v.picklist(['magiclink', 'email', 'invite', 'signup', 'recovery', 'email_change']),
	return_to: returnTo
});
