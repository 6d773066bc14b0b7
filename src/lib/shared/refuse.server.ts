/** How a form's handler refuses: a sentence above the form, and the true status without JavaScript. */
import { invalid } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import {
	explainError,
	throwError,
	type DatabaseAnswer,
	type Explanation
} from './errors.server.ts';

const STATUSES = [400, 401, 403, 409, 422, 429, 503] as const;
type Status = (typeof STATUSES)[number];

/** Keeps what was typed and says why it was not done. */
export function refuse(status: Status, message: string): never {
	getRequestEvent().locals.refusal = { status };
	invalid(message);
}

/** As `refuse`, with what the database said; what nobody knows ends as an error with a reference. */
export function refuseAsTold(answer: DatabaseAnswer): never {
	const { status, message }: Explanation = explainError(answer);
	if (status >= 500) throwError(answer);
	refuse(STATUSES.find((known) => known === status) ?? 422, message);
}

/** Goes on only for somebody with an account. */
export function needAccount(): void {
	if (!getRequestEvent().locals.me) refuse(401, m.error_signed_out());
}
