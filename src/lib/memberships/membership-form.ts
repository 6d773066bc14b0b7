import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

const id = v.pipe(v.string(), v.uuid());
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/));

/** What stewards do with a membership or a request. */
export const deedSchema = v.object({
	id,
	slug,
	deed: v.picklist(['accept', 'refuse', 'suspend', 'resume', 'promote', 'demote'])
});

/** What people do about their own membership of a body. */
export const ownSchema = v.object({
	organisation: id,
	slug,
	deed: v.picklist(['request', 'leave'])
});

export const inviteSchema = v.object({
	organisation: id,
	email: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.memberships_email_missing()),
		v.email(() => m.memberships_email_wrong()),
		v.maxLength(254, () => m.memberships_email_wrong())
	),
	role: v.picklist(['member', 'steward'])
});

export const withdrawSchema = v.object({ id, slug });

/** The answer of somebody signed in with the address that was invited. */
export const answerSchema = v.object({ id, answer: v.picklist(['accept', 'decline']) });
