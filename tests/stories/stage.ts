import postgres from 'postgres';
import { inject } from 'vitest';
import { ACTING } from './cast.ts';
import type { Answer, Persona, Request } from './personas.ts';

/** Ids by label of the fixtures, and back. */
export const labels = inject('labels');
const labelOf = Object.fromEntries(Object.entries(labels).map(([label, id]) => [id, label]));

/** The fixture a value stands for: ids become labels, slugs and codes are labels already. */
export const nameOf = (value: unknown) => labelOf[String(value)] ?? String(value);

/** The owner of the database, for fixtures and for looking behind the policies. */
export function openDatabase() {
	const { host, password } = inject('database');
	return postgres({
		host,
		password,
		username: 'postgres',
		database: 'postgres',
		max: 2,
		onnotice: () => {}
	});
}

/** One REST call as this persona, acting for its own body. */
export async function ask(persona: Persona, path: string, request: Request = {}): Promise<Answer> {
	const { url, publishableKey } = inject('supabase');
	const token = inject('tokens')[persona];
	const acting = ACTING[persona];
	const response = await fetch(`${url}/rest/v1/${path}`, {
		method: request.method ?? 'GET',
		headers: {
			apikey: publishableKey,
			prefer: 'return=representation',
			...(token ? { authorization: `Bearer ${token}` } : {}),
			...(acting ? { 'x-verbund-for': labels[acting] ?? '' } : {}),
			...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
			...request.headers
		},
		body: request.body === undefined ? undefined : JSON.stringify(request.body)
	});
	const text = await response.text();
	return { status: response.status, body: text ? JSON.parse(text) : null };
}
