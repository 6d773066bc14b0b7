import type { Sql } from 'postgres';
import { OUTSIDER, type Persona } from './personas.ts';

/** The bodies and people every story plays with. Names are labels: `home` is where most of them work. */
const ORGANISATIONS = [
	{ slug: 'home', sector: 'state', access: 'full', listed: false, archived: false },
	{ slug: 'other', sector: 'state', access: 'full', listed: false, archived: false },
	{ slug: 'vendor', sector: 'private', access: 'guest', listed: false, archived: false },
	{ slug: 'vendor-b', sector: 'private', access: 'guest', listed: false, archived: false },
	{ slug: 'listed', sector: 'private', access: 'guest', listed: true, archived: false },
	{ slug: 'archived', sector: 'state', access: 'full', listed: false, archived: true }
];

const PEOPLE: Record<string, { at?: string; role?: string; state?: string; platform?: string }> = {
	stranger: {},
	guest: { at: 'vendor', role: 'steward' },
	'other-guest': { at: 'vendor-b' },
	member: { at: 'home' },
	'other-member': { at: 'other' },
	steward: { at: 'home', role: 'steward' },
	coordinator: { at: 'other', platform: 'coordinator' },
	auditor: { platform: 'auditor' },
	admin: { platform: 'admin' },
	suspended: { at: 'home', state: 'suspended' }
};

export const PASSWORD = 'story-password-2026';
export const emailOf = (label: string) => `${label}@story.example`;

/** Ids of the fixtures by label: people and bodies in one list, because labels do not collide. */
export type Labels = Record<string, string>;

/**
 * Fills an empty database with the cast.
 * @param createAccount makes an account at Auth and returns its id
 */
export async function castPeopleAndBodies(
	sql: Sql,
	createAccount: (email: string) => Promise<string>
): Promise<Labels> {
	const labels: Labels = {};
	await sql`insert into states values ('HE', 'Hessen', '06', 'Geschichte')`;
	await sql`insert into organisation_kinds values ('vendor', 'Hersteller', 'Vendor')`;
	for (const { archived, ...body } of ORGANISATIONS) {
		const [row] = await sql`
			insert into organisations ${sql({ ...body, name: `Stelle ${body.slug}`, level: 'cross', kind: 'vendor', archived_at: archived ? new Date() : null })}
			returning id`;
		labels[body.slug] = row?.id;
	}
	for (const [label, { at, role = 'member', state = 'active', platform }] of Object.entries(
		PEOPLE
	)) {
		const id = (labels[label] = await createAccount(emailOf(label)));
		if (at)
			await sql`insert into memberships ${sql({ person_id: id, organisation_id: labels[at] ?? null, role, state })}`;
		if (platform) await sql`insert into platform_roles ${sql({ person_id: id, role: platform })}`;
	}
	await sql`insert into people (id, display_name) values (${OUTSIDER}, 'Außenstehend')`;
	return labels;
}

/** The body each persona names in x-verbund-for. */
export const ACTING: Partial<Record<Persona, string>> = {
	guest: 'vendor',
	member: 'home',
	steward: 'home',
	coordinator: 'other'
};
