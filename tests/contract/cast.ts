import { randomBytes } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import type { Target } from './setup.ts';

/** Every fixture of one run begins with this, so that runs do not meet and can be cleared away. */
export const run = `contract-${randomBytes(4).toString('hex')}`;

/** Sign-ins and links a minute that the embedded Supabase allows one account here. */
export const TRIES_PER_ACCOUNT = 40;

export const PASSWORD = 'contract-password-2026';

const PEOPLE = ['anna', 'bert', 'cora', 'dora', 'adam', 'root'] as const;
export type Person = (typeof PEOPLE)[number];

/** The fixtures, by label. */
export interface Cast {
	run: string;
	/** Ids of people and bodies. */
	ids: Record<string, string>;
	tokens: Record<Person, string>;
	/** A Land that exists, and a kind of body made for the run. */
	state: { code: string; name: string };
	kind: string;
}

/**
 * Bodies, in no order. `home` and `other` have full access, `hidden` and `near` are vendors as guests,
 * seen only by their own people and the network.
 */
const BODIES: Body[] = [
	{ label: 'home', name: 'Heim', short_name: 'H', level: 'state', seat: 'Fulda' },
	// Nobody changes this one.
	{ label: 'land', name: 'Ärmelkanal', short_name: 'ÄK', level: 'state', seat: 'Köln' },
	{ label: 'other', name: 'Berg', short_name: null, level: 'federal', seat: 'Bonn' },
	{ label: 'zoo', name: 'Zoo', short_name: 'Z', level: 'municipal', seat: null, inside: 'home' },
	{
		label: 'aal',
		name: 'Aalen',
		short_name: null,
		level: 'municipal',
		seat: 'Aalen',
		inside: 'home'
	},
	{
		label: 'hidden',
		name: 'Versteckt',
		short_name: 'V',
		level: 'cross',
		seat: 'Ulm',
		vendor: true
	},
	{ label: 'near', name: 'Nahe', short_name: 'N', level: 'cross', seat: 'Trier', vendor: true }
];

interface Body {
	label: string;
	name: string;
	short_name: string | null;
	level: string;
	seat: string | null;
	/** Label of the body above it. */
	inside?: string;
	vendor?: boolean;
}

/** Who works where; `cora` is a coordinator, `root` an admin. */
const MEMBERSHIPS: [Person, string, string][] = [
	['anna', 'home', 'steward'],
	['dora', 'home', 'member'],
	['dora', 'other', 'steward'],
	['cora', 'other', 'member'],
	['adam', 'hidden', 'steward'],
	['bert', 'near', 'member']
];

export const emailOf = (label: string, of = run) => `${of}-${label}@contract.example`;

export type Api = Pick<Target, 'url' | 'publishableKey' | 'secretKey'>;

export const stateless = { auth: { persistSession: false, autoRefreshToken: false } };

/** Ids of kinds have no digits. */
export const kind = run
	.replace('-', '_')
	.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

/** Makes the fixtures, as owner of the database where the API lets nobody. */
export async function castPeople(sql: Sql, api: Api): Promise<Cast> {
	await sql`insert into organisation_kinds values (${kind}, 'Vertrag', 'Contract')`;
	const state = await anyState(sql);
	const ids = await castBodies(sql, state.code);
	for (const label of PEOPLE) ids[label] = await createAccount(api, label);
	const idOf = (label: string) => ids[label] ?? '';
	for (const [person, body, role] of MEMBERSHIPS) {
		await sql`insert into memberships ${sql({ person_id: idOf(person), organisation_id: idOf(body), role, state: 'active' })}`;
	}
	await sql`insert into platform_roles (person_id, role) values
		(${idOf('cora')}, 'coordinator'), (${idOf('root')}, 'admin')`;
	return { run, ids, kind, state, tokens: await signInAll(api) };
}

async function castBodies(sql: Sql, state: string): Promise<Record<string, string>> {
	const ids: Record<string, string> = {};
	for (const { label, name, inside, vendor, ...body } of BODIES) {
		const [row] = await sql`
			insert into organisations ${sql({
				...body,
				name: `${run} ${name}`,
				slug: `${run}-${label}`,
				kind,
				state: label === 'home' ? state : null,
				parent_id: (inside && ids[inside]) || null,
				sector: vendor ? 'private' : 'state'
			})} returning id`;
		ids[label] = String(row?.id);
	}
	return ids;
}

async function anyState(sql: Sql): Promise<Cast['state']> {
	await sql`
		insert into states select 'HE', 'Hessen', '06', ${run} where not exists (select from states)`;
	const [state] = await sql<Cast['state'][]>`select code, name from states order by code limit 1`;
	return { code: state?.code ?? '', name: state?.name ?? '' };
}

async function createAccount({ url, secretKey }: Api, label: string): Promise<string> {
	const { data, error } = await createClient(url, secretKey, stateless).auth.admin.createUser({
		email: emailOf(label),
		password: PASSWORD,
		email_confirm: true,
		user_metadata: { display_name: `${run} ${label}` }
	});
	if (error) throw error;
	return data.user.id;
}

async function signInAll({ url, publishableKey }: Api): Promise<Cast['tokens']> {
	const tokens: Partial<Cast['tokens']> = {};
	for (const person of PEOPLE) {
		const { data, error } = await createClient(
			url,
			publishableKey,
			stateless
		).auth.signInWithPassword({ email: emailOf(person), password: PASSWORD });
		if (error) throw error;
		tokens[person] = data.session.access_token;
	}
	return tokens as Cast['tokens'];
}
