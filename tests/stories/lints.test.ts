import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

const lints = readFileSync(new URL('lints.sql', import.meta.url), 'utf8');

it('finds no mistake of permission in the migrated database', async () => {
	const findings = await sql.unsafe(lints);
	expect(findings.map(({ lint, object }) => `${lint}: ${object}`)).toEqual([]);
});

it('reports a canary with every mistake it knows', async () => {
	let reported: string[] = [];
	await sql
		.begin(async (transaction) => {
			await transaction.unsafe(CANARY);
			const findings = await transaction.unsafe(lints);
			reported = [...new Set(findings.map(({ lint }) => String(lint)))];
			throw new Error('undo the canary');
		})
		.catch((error: Error) => {
			if (error.message !== 'undo the canary') throw error;
		});
	const known = [...lints.matchAll(/select '([a-z_]+)'/g)].map((match) => match[1]);
	expect(reported.sort()).toEqual(known.sort());
});

/** One table, view and function that do everything wrong. */
const CANARY = `
	create table public.canary_bare (id uuid primary key, name text);
	create table public.canary (
		id uuid primary key default gen_random_uuid(), name text,
		organisation_id uuid references public.organisations, access text);
	alter table public.canary enable row level security;
	create policy "open" on public.canary for select using (id is not null);
	create policy "always" on public.canary for select to authenticated using (id = auth.uid() or true);
	create policy "itself" on public.canary for select to authenticated using (organisation_id = organisation_id);
	create policy "recursive" on public.canary for select to authenticated
		using (exists (select from public.canary c where c.id = auth.uid()));
	create policy "slow" on public.canary for select to authenticated
		using (app.has_platform_role('admin'));
	grant insert on public.canary to anon;
	grant update, truncate on public.canary to authenticated;
	create view public.canary_view as select * from public.canary;
	create function public.canary() returns integer language sql security definer as 'select 1';
	grant usage on schema app to authenticated;
`;
