import type { TransactionSql } from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { PERSONAS } from './personas.ts';
import { actAs, asOwner, undone } from './random-objects.ts';
import { labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

const BODIES = ['home', 'other', 'vendor', 'vendor-b', 'listed', 'archived'];
const STATES = ['invited', 'requested', 'active', 'suspended'];

/** Somebody in every state of a membership of every body, and somebody whose name was erased. */
async function addPeople(sql: TransactionSql) {
	for (const body of BODIES)
		for (const state of STATES) {
			const [person] =
				await sql`insert into people (id, display_name) values (gen_random_uuid(), ${`${state} ${body}`}) returning id`;
			await sql`insert into memberships ${sql({ person_id: String(person?.id), organisation_id: labels[body] ?? '', state })}`;
		}
	const [gone] =
		await sql`insert into people (id, display_name, erased_at) values (gen_random_uuid(), null, now()) returning id`;
	return String(gone?.id);
}

it('names are told to exactly those who read the rows, for every persona, person and body', async () => {
	await undone(sql, async (transaction) => {
		const gone = await addPeople(transaction);
		const all = {
			people: (await transaction`select id from people`).map(({ id }) => String(id)),
			bodies: (await transaction`select id from organisations`).map(({ id }) => String(id))
		};
		for (const persona of PERSONAS) {
			await actAs(transaction, persona, labels);
			const people =
				await transaction`select id, display_name from people where display_name is not null`;
			const bodies = await transaction`select id from organisations`;
			const [network] = await transaction`select count(*)::integer as roles from platform_roles`;
			await asOwner(transaction);
			const [row] = await transaction`select app.with_names(${transaction.json(all)}) as told`;
			const told = row?.told as { people: Record<string, string | null>; bodies: object };
			// Other stories leave former people, too.
			const named = Object.entries(told.people).filter(([, name]) => name !== null);
			expect
				.soft(Object.fromEntries(named), persona)
				.toEqual(Object.fromEntries(people.map((p) => [p.id, p.display_name])));
			expect
				.soft(Object.keys(told.bodies).sort(), persona)
				.toEqual(bodies.map(({ id }) => String(id)).sort());
			// Who holds platform roles is read by the network, and so is that somebody is gone.
			expect.soft(told.people[gone], persona).toBe(Number(network?.roles) > 0 ? null : undefined);
		}
	});
});
