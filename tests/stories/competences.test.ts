import type { TransactionSql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Persona } from './personas.ts';
import { actAs, asOwner, undone } from './random-objects.ts';
import { labels, openDatabase } from './stage.ts';
import { call, key } from './talk.ts';

const sql = openDatabase();
afterAll(() => sql.end());

interface Needed {
	slug: string;
	level: number;
	people: number | null;
	some: boolean | null;
	roles: { slug: string; level: number }[];
}

/** What a persona is told of a body's only needed competence. */
async function count(sql: TransactionSql, persona: Persona, body: string) {
	await actAs(sql, persona, labels);
	const [row] = await sql`select organisation_competences(${body}) as told`;
	await asOwner(sql);
	const { needed } = row?.told as { needed: Needed[] };
	return [needed[0]?.people, needed[0]?.some];
}

/** Lets so many new people of a body say a level for somebody's counts. */
async function letSay(sql: TransactionSql, many: number, level: number, visibility: string) {
	for (let number = 0; number < many; number++) {
		const [person] =
			await sql`insert into people (id, display_name) values (gen_random_uuid(), 'Zählprobe') returning id`;
		const person_id = String(person?.id);
		await sql`insert into memberships ${sql({ person_id, organisation_id: labels.home ?? '', state: 'active' })}`;
		await sql`insert into person_competences ${sql({ person_id, competence_id: labels.dowsing ?? '', level, visibility })}`;
	}
}

describe('what people say they can do', () => {
	it('is told as a count from three people on, before that only that there is somebody', async () => {
		await undone(sql, async (transaction) => {
			expect(await count(transaction, 'member', 'home')).toEqual([null, true]);
			await letSay(transaction, 1, 3, 'network');
			expect(await count(transaction, 'member', 'home')).toEqual([null, true]);
			await letSay(transaction, 1, 2, 'network');
			expect(await count(transaction, 'member', 'home')).toEqual([3, true]);
		});
	});

	it('counts only from the level that is needed', async () => {
		await undone(sql, async (transaction) => {
			await letSay(transaction, 5, 1, 'network');
			expect(await count(transaction, 'member', 'home')).toEqual([null, true]);
		});
	});

	it('counts for those it was meant for, and for nobody without a leave', async () => {
		await undone(sql, async (transaction) => {
			await letSay(transaction, 2, 2, 'organisation');
			await letSay(transaction, 4, 2, 'nobody');
			expect(await count(transaction, 'member', 'home')).toEqual([3, true]);
			for (const persona of ['coordinator', 'auditor', 'admin'] as const)
				expect(await count(transaction, persona, 'home'), persona).toEqual([null, true]);
			expect(await count(transaction, 'guest', 'home')).toEqual([null, null]);
		});
	});

	it('of somebody who left the body counts there no more', async () => {
		await undone(sql, async (transaction) => {
			await transaction`update memberships set state = 'suspended' where person_id = ${labels.member ?? ''}`;
			expect(await count(transaction, 'steward', 'home')).toEqual([null, false]);
		});
	});

	it('is set, changed and taken back by themselves, and history keeps no value', async () => {
		const competence = labels.dowsing;
		const set = (level: number, visibility?: string) =>
			call('steward', 'competence_set', { competence, level, visibility });
		expect(key(await set(4))).toBe('422 competence_level_unknown');
		expect((await set(1)).status).toBeLessThan(300);
		expect((await set(3, 'organisation')).status).toBeLessThan(300);
		const { body } = await call('steward', 'my_competences');
		expect(body).toMatchObject([{ slug: 'dowsing', level: 3, visibility: 'organisation' }]);
		await call('steward', 'competence_remove', { competence });
		const after = (await call('steward', 'my_competences')).body;
		expect(after).toMatchObject([{ level: null, visibility: null }]);
		const events = await sql`
			select kind, data from events where subject_kind = 'person_competence' and person_id = ${labels.steward ?? ''} order by id`;
		expect(events.map(({ kind }) => String(kind))).toEqual([
			'person_competence.created',
			'person_competence.updated',
			'person_competence.deleted'
		]);
		const kept = events.flatMap(({ data }) => Object.values((data as { changed: object }).changed));
		expect(kept.length).toBeGreaterThan(0);
		expect(kept.filter((values) => JSON.stringify(values) !== '{}')).toEqual([]);
	});

	it('shows what the own roles need', async () => {
		const { body } = await call('member', 'my_competences');
		expect(body).toMatchObject([{ slug: 'dowsing', level: 2, needed: 2 }]);
	});
});

it('the coordination says what a role needs, and that it no longer does', async () => {
	await undone(sql, async (transaction) => {
		await actAs(transaction, 'coordinator', labels);
		const need = async (level: number) => {
			await transaction`select role_competence_set(${labels.helper ?? ''}, ${labels.dowsing ?? ''}, ${level})`;
			return transaction`select level from role_competences where role_id = ${labels.helper ?? ''}`;
		};
		expect(await need(3)).toEqual([{ level: 3 }]);
		expect(await need(0)).toEqual([]);
		await asOwner(transaction);
	});
});
