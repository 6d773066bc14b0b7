import type { TransactionSql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { PERSONAS, type Persona } from './personas.ts';
import { makeEntries } from './random-entries.ts';
import { actAs, asOwner, undone } from './random-objects.ts';
import { labels, openDatabase } from './stage.ts';
import { call } from './talk.ts';

const SEED = 4711;
const sql = openDatabase();
afterAll(() => sql.end());

interface Answer {
	id: string;
	way: string;
	in_place: boolean;
	organisation_id: string;
	holder: { kind: string; person_id: string | null; vacancy: string | null };
	path: { slug: string }[];
	freshness: { state: string };
}
interface Found {
	answers: Answer[];
	topics: { slug: string }[];
	unclear: string[];
	suggestion: string | null;
	ask_id: string | null;
	people: Record<string, string | null>;
	bodies: Record<string, unknown>;
}

const find = async (sql: TransactionSql, query: string) => {
	const [row] = await sql`select find_responsible(${query}) as found`;
	return row?.found as Found;
};

const ask = async (persona: Persona, query: string) =>
	(await call(persona, 'find_responsible', { query })).body as Found;

/** Ids of what runs today under the policies, of people and of bodies. */
async function mayRead(sql: TransactionSql, today: string) {
	const ids = (rows: readonly Record<string, unknown>[]) =>
		new Set(rows.map(({ id }) => String(id)));
	return {
		entries: ids(
			await sql`select id from assignments where valid_from <= ${today} and (valid_to is null or valid_to >= ${today})`
		),
		people: ids(await sql`select id from people`),
		bodies: ids(await sql`select id from organisations`)
	};
}

describe('the finder', () => {
	it('answers exactly what everybody may read, and names nobody else', async () => {
		await undone(sql, async (transaction) => {
			const made = await makeEntries(transaction, labels, 60, SEED);
			const [now] = await transaction`select app.today()::text as today`;
			for (const persona of PERSONAS) {
				await actAs(transaction, persona, labels);
				const may = await mayRead(transaction, String(now?.today));
				const wrong: string[] = [];
				for (const { id, word } of made) {
					const { answers, people, bodies } = await find(
						transaction,
						`Wer ist zuständig für ${word}?`
					);
					const found = answers.map((answer) => answer.id);
					if (found.includes(id) !== may.entries.has(id)) wrong.push(`${word}: found or not`);
					if (found.some((one) => !may.entries.has(one))) wrong.push(`${word}: a foreign entry`);
					if (Object.keys(people).some((one) => !may.people.has(one)))
						wrong.push(`${word}: a foreign person`);
					if (Object.keys(bodies).some((one) => !may.bodies.has(one)))
						wrong.push(`${word}: a foreign body`);
				}
				await asOwner(transaction);
				expect.soft(wrong, `${persona}, seed ${SEED}`).toEqual([]);
			}
		});
	}, 120_000);

	it('tells whoever is no part of the network neither who holds a role nor why it is vacant', async () => {
		for (const persona of ['anonymous', 'stranger', 'suspended'] as const) {
			const { answers, people } = await ask(persona, '10999');
			expect(answers).toHaveLength(4);
			expect(people).toEqual({});
			expect(answers.map(({ holder }) => holder.person_id).filter(Boolean)).toEqual([]);
			expect(answers.map(({ holder }) => holder.vacancy).filter(Boolean)).toEqual([]);
		}
	});

	it.each([
		['a whole question', 'Wer ist zuständig für Brunnengeld bei Stelle home?'],
		['two words', 'brunnengeld home'],
		['the OZG id', '10999 home'],
		['the LeiKa key', 'home 99999006017000'],
		['the beginning of a LeiKa key', '99999 home'],
		['a slip of the finger', 'Brunnengled home']
	])('understands %s', async (_, query) => {
		const { answers, topics } = await ask('member', query);
		expect(topics.map(({ slug }) => slug)).toEqual(['topic']);
		expect(answers[0]).toMatchObject({
			organisation_id: labels.home,
			way: 'direct',
			in_place: true
		});
	});

	it('says what it did not understand, and whom to ask', async () => {
		const found = await ask('member', 'Wer ist zuständig für Quastenflosser bei Stelle home?');
		expect(found).toMatchObject({ answers: [], unclear: ['quastenflosser'], ask_id: labels.home });
	});

	it('begins with the same answers, however many are asked for', async () => {
		await undone(sql, async (transaction) => {
			const [below] = await transaction`
				insert into topics ${sql({ slug: 'spring', name: 'Springquell', kind: 'service', parent_id: labels.topic ?? '' })} returning id`;
			const entries = [
				{ topic: below?.id, role: 'helper', body: 'home' },
				{ topic: below?.id, role: 'lead', body: 'other' },
				{ topic: below?.id, role: 'helper', body: 'listed' },
				{ topic: labels.field, role: 'lead', body: 'home' }
			];
			for (const { topic, role, body } of entries)
				await transaction`
					insert into assignments ${sql({ organisation_id: labels[body] ?? '', role_id: labels[role] ?? '', topic_id: String(topic), unit: 'Quellreferat', responsibility: 'accountable' })}`;
			await actAs(transaction, 'member', labels);
			for (const query of [
				'Springquell',
				'Springquell home',
				'Springquell Quellenhilfe',
				'Stelle home'
			]) {
				const first = async (size: number) => {
					const [row] = await transaction`select find_responsible(${query}, ${size}) as found`;
					return (row?.found as Found).answers.map(({ id }) => id);
				};
				const all = await first(20);
				expect(all.length, query).toBeGreaterThan(1);
				for (let size = 1; size <= all.length; size++)
					expect.soft(await first(size), `${query}, ${size}`).toEqual(all.slice(0, size));
			}
			await asOwner(transaction);
		});
	});

	it('goes up from a service to its topic field, and says so', async () => {
		await undone(sql, async (transaction) => {
			await transaction`
				insert into topics ${sql({ slug: 'spring', name: 'Springquell', kind: 'service', parent_id: labels.topic ?? '' })}`;
			await transaction`
				insert into assignments ${sql({ organisation_id: labels.other ?? '', role_id: labels.lead ?? '', topic_id: labels.field ?? '', unit: 'Feldreferat', responsibility: 'accountable' })}`;
			await actAs(transaction, 'member', labels);
			const { answers } = await find(transaction, 'Springquell');
			const ways = answers.map(({ way, path }) => [way, path.map(({ slug }) => slug).join('/')]);
			expect(ways.at(0)).toEqual(['above', 'spring/topic']);
			expect(ways.at(-1)).toEqual(['field', 'spring/topic/field']);
			await asOwner(transaction);
		});
	});
});
