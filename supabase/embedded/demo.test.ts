import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD, readPersonas, seedDemo } from './demo.ts';
import { stageEmbedded, type Stage } from './stage.ts';

const MIGRATION = `
create type public.membership_role as enum ('member', 'steward');
create type public.membership_state as enum ('active');
create type public.platform_role as enum ('coordinator');
create table public.organisations (id int primary key, slug text unique);
create table public.memberships (person_id uuid, organisation_id int, role public.membership_role,
	state public.membership_state, primary key (person_id, organisation_id));
create table public.platform_roles (person_id uuid, role public.platform_role, primary key (person_id, role));
`;

const PERSONAS = [
	{
		email: 'karin@fitko.example',
		display_name: 'Karin Beispiel',
		position: 'Koordination',
		memberships: [{ organisation: 'fitko', role: 'steward', state: 'active' }],
		platform_roles: ['coordinator']
	},
	{ email: 'priya@vendor.example', display_name: 'Priya Platzhalter' }
];

let stage: Stage;
let seeds: string;

beforeAll(async () => {
	stage = await stageEmbedded(24419, MIGRATION);
	seeds = path.join(stage.directory, 'seed');
	mkdirSync(seeds);
	writeFileSync(
		path.join(seeds, '02_second.sql'),
		"insert into public.organisations values (2, 'land')"
	);
	writeFileSync(
		path.join(seeds, '01_first.sql'),
		"insert into public.organisations values (1, 'fitko'); select 1 / count(*) from public.organisations;"
	);
	writeFileSync(path.join(seeds, 'personas.json'), JSON.stringify(PERSONAS));
});

afterAll(() => stage.close());

const state = () => stage.embedded.sql`
	select u.email, u.raw_user_meta_data ->> 'display_name' name, o.slug, m.role, r.role platform
	from auth.users u
	left join public.memberships m on m.person_id = u.id
	left join public.organisations o on o.id = m.organisation_id
	left join public.platform_roles r on r.person_id = u.id order by 1`;

const FILLED = [
	{
		email: 'karin@fitko.example',
		name: 'Karin Beispiel',
		slug: 'fitko',
		role: 'steward',
		platform: 'coordinator'
	},
	{
		email: 'priya@vendor.example',
		name: 'Priya Platzhalter',
		slug: null,
		role: null,
		platform: null
	}
];

it('a failing seed leaves nothing', async () => {
	writeFileSync(path.join(seeds, '03_bad.sql'), 'select 1;\nselect nonsense;');
	await expect(seedDemo(stage.embedded.sql, seeds)).rejects.toThrow(
		/03_bad\.sql:2: column "nonsense"/
	);
	expect(await stage.embedded.sql`select from public.organisations`).toHaveLength(0);
	writeFileSync(path.join(seeds, '03_bad.sql'), '');
});

it('fills once, and goes on where a start was cut off', async () => {
	const { sql } = stage.embedded;
	await seedDemo(sql, seeds);
	expect(await state()).toEqual(FILLED);
	await seedDemo(sql, seeds);
	await sql`delete from auth.users where email = 'priya@vendor.example'`;
	await seedDemo(sql, seeds);
	expect(await state()).toHaveLength(1);
	await sql`delete from supabase_migrations.seed_files where path like '%personas.json'`;
	await seedDemo(sql, seeds);
	expect(await state()).toEqual(FILLED);
});

it('the accounts have the password that npm start prints', async () => {
	const { error } = await stage
		.client()
		.auth.signInWithPassword({ email: 'karin@fitko.example', password: DEMO_PASSWORD });
	expect(error).toBeNull();
	expect(readPersonas('no such folder')).toEqual([]);
});
