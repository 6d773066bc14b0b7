import { inspect } from 'node:util';
import { json } from './answers.ts';

/** What postgres.js throws for an error of the database. */
interface DatabaseError {
	name: string;
	code: string;
	message: string;
	detail?: string;
	hint?: string;
}

/** HTTP status by SQLSTATE or its class, as in PostgREST's Error module. */
const STATUS: Record<string, number> = {
	'08': 503,
	'09': 500,
	'0L': 403,
	'0P': 403,
	'23503': 409,
	'23505': 409,
	'25006': 405,
	'25': 500,
	'28': 403,
	'2D': 500,
	'38': 500,
	'39': 500,
	'3B': 500,
	'40': 500,
	'53': 503,
	'54': 500,
	'55': 500,
	'57P01': 503,
	'57': 500,
	'58': 500,
	F0: 500,
	HV: 500,
	P0001: 400,
	P0: 500,
	XX: 500
};

/** Codes lite answers itself, as PostgREST does (it names the relation in the message). */
const LEFT_TO_LITE = /^(21|22|42(?!501))/;

/** PostgREST's answer to an error of the database; null when it is none, or lite knows it better. */
export function answerToDatabaseError(cause: unknown, role: string): Response | null {
	if (!isDatabaseError(cause) || LEFT_TO_LITE.test(cause.code)) return null;
	const { code, message, detail, hint } = cause;
	const status = statusOf(code, role);
	if (status >= 500) console.error(`Postgres: ${message} [${code}]`);
	const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
	return json(status, { code, message, details: detail ?? null, hint: hint || null }, headers);
}

/** Printed without its stack, when it says what a client did wrong: a code of lite's list, or no such table. */
export function inOneLine(cause: unknown): unknown {
	const isClients = isDatabaseError(cause)
		? LEFT_TO_LITE.test(cause.code)
		: isMissingRelation(cause);
	if (isClients && cause instanceof Error) {
		const code = 'code' in cause ? String(cause.code) : '42P01';
		const line = `REST refused a request: ${code} ${cause.message}`;
		Object.defineProperty(cause, inspect.custom, { value: () => line });
	}
	return cause;
}

function isMissingRelation(cause: unknown): boolean {
	return cause instanceof Error && 'relation' in cause && 'schema' in cause;
}

function statusOf(code: string, role: string): number {
	if (code === '42501') return role === 'anon' ? 401 : 403;
	const wanted = Number(/^PT(\d{3})$/.exec(code)?.[1]);
	if (code.startsWith('PT')) return wanted >= 200 && wanted <= 599 ? wanted : 500;
	return STATUS[code] ?? STATUS[code.slice(0, 2)] ?? 400;
}

function isDatabaseError(cause: unknown): cause is DatabaseError {
	return cause instanceof Error && cause.name === 'PostgresError' && 'code' in cause;
}
