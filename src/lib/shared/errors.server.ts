/** Turns what Postgres and PostgREST answer into something a person can read. */
import { error as refuse } from '@sveltejs/kit';
import * as messages from '#lib/paraglide/messages.js';
import type { Locale } from './session.ts';

/** An error as supabase-js hands it over. `details` may be JSON written by `app.fail`. */
export interface DatabaseAnswer {
	code?: string | undefined;
	message: string;
	details?: string | null | undefined;
	hint?: string | null | undefined;
}

export interface Explanation {
	/** HTTP status to answer with. */
	status: number;
	/** Stable key; `unexpected` when nobody knows this error. */
	key: string;
	/** In the reader's language. */
	message: string;
	/** What the database said about this case, such as who changed a row in between. */
	facts: unknown;
}

/** What Postgres says itself, without a function of ours raising it. */
const KNOWN: Record<string, [status: number, key: string]> = {
	'23505': [409, 'duplicate'],
	'23514': [422, 'invalid_value'],
	'23502': [422, 'invalid_value'],
	'22P02': [422, 'invalid_value'],
	'22001': [422, 'invalid_value'],
	'23503': [409, 'still_used'],
	'42501': [403, 'forbidden'],
	PGRST116: [404, 'not_found'],
	PGRST301: [401, 'signed_out'],
	PGRST303: [401, 'signed_out']
};

/** The sentence for a key, or undefined when there is none. */
export function translateKey(key: string, locale?: Locale): string | undefined {
	const all: Record<string, unknown> = messages;
	const message = all[`error_${key}`];
	return typeof message === 'function' ? String(message({}, { locale })) : undefined;
}

function readFacts(details: string | null | undefined): unknown {
	if (!details) return null;
	try {
		return JSON.parse(details) as unknown;
	} catch {
		return details;
	}
}

function classify({ code = '', message }: DatabaseAnswer): [status: number, key: string] {
	const raised = /^PT([45]\d\d)$/.exec(code);
	if (raised && translateKey(message)) return [Number(raised[1]), message];
	return KNOWN[code] ?? [500, 'unexpected'];
}

/** Status, key, sentence and facts of an error; never its internals. */
export function explainError(answer: DatabaseAnswer, locale?: Locale): Explanation {
	const [status, key] = classify(answer);
	const message = translateKey(key, locale) ?? key;
	return { status, key, message, facts: key === 'unexpected' ? null : readFacts(answer.details) };
}

/** Leaves the request with the right status; what nobody knows ends in the log with a reference. */
export function throwError(answer: DatabaseAnswer): never {
	const { status, key, message } = explainError(answer);
	if (key === 'unexpected') throw new Error(answer.message, { cause: answer });
	refuse(status, { message, key });
}
