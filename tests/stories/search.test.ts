import type { TransactionSql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { openSearch, type Found, type Search } from './found.ts';
import { PERSONAS, type Persona } from './personas.ts';
import { actAs, asOwner, makeObjects, undone, type Marked } from './random-objects.ts';
import { labels, openDatabase } from './stage.ts';

const SEED = 4711;
const sql = openDatabase();
afterAll(() => sql.end());

const ids = (rows: Iterable<Record<string, unknown>>) =>
	new Set([...rows].map(({ id }) => String(id)));

/** What the persona may read, by the policies of the tables alone, and inside which objects they are. */
async function readable(sql: TransactionSql, persona: Persona) {
	const inside = await sql`
		select o.id from objects o
		where exists (select from app.grants(${labels[persona] ?? null}, o.id) g where g.inside)`;
	await actAs(sql, persona, labels);
	const objects = await sql`select id from objects`;
	const places = await sql`select slug from organisations union all select slug from spaces`;
	const named = new Set(places.map(({ slug }) => String(slug)));
	const known = (slug: string | null) => (slug && named.has(slug) ? slug : null);
	return { inside: ids(inside), objects: ids(objects), known };
}

type May = Awaited<ReturnType<typeof readable>>;

/** Two neighbours change places: one slip, as fingers make it. */
const misspell = (word: string) => word.slice(0, 4) + word[5] + word[4] + word.slice(6);

/** Calls the search with everything that should or should not find the object; answers what is wrong. */
async function probe(ask: Search, object: Marked, may: May) {
	const { id, named, published, inside, space, owner } = object;
	const reads = may.objects.has(id);
	const cases: [what: string, expected: boolean, found: Found][] = [
		['title', reads, await ask(named)],
		['beginning of the title', reads, await ask(named.slice(0, 7))],
		['middle of the title', reads, await ask(named.slice(3, 10))],
		['misspelt title', reads, await ask(misspell(named))],
		['published text', reads, await ask(published)],
		['draft', may.inside.has(id), await ask(inside)],
		['title and draft', reads, await ask(`${inside} ${named}`)],
		['owner', reads && may.known(owner) !== null, await ask(published, { body: owner })],
		['another owner', false, await ask(published, { body: owner === 'home' ? 'other' : 'home' })]
	];
	if (space) cases.push(['space', reads && may.known(space) !== null, await ask(named, { space })]);
	return cases.flatMap(([what, expected, found]) => wrongIn(found, what, expected, object, may));
}

type Check = (found: Found, object: Marked, may: May, expected: boolean) => unknown;

/** What must hold for every answer: each names what is wrong when it is not so. */
const CHECKS: Record<string, Check> = {
	'found or not': ({ rows }, { id }, _may, expected) =>
		rows.some((row) => row.id === id) === expected,
	'no foreign rows': ({ rows }, _object, may) => rows.every(({ id }) => may.objects.has(id)),
	'no foreign counts': ({ rows, total, kinds }) =>
		total === rows.length && (kinds.note ?? 0) === total,
	'no suggestion without rows': ({ rows, suggestion }) => suggestion === null || rows.length > 0,
	'the space only if known': ({ rows }, { id, space }, may) =>
		rows.every((row) => row.id !== id || (row.space?.slug ?? null) === may.known(space)),
	'the owner only if known': ({ rows }, { id, owner }, may) =>
		rows.every((row) => row.id !== id || (row.organisation?.slug ?? null) === may.known(owner)),
	'no foreign draft': ({ rows }, { id, inside }, may) =>
		may.inside.has(id) || !rows.some(({ snippet }) => snippet?.includes(inside))
};

function wrongIn(
	found: Found,
	what: string,
	expected: boolean,
	object: Marked,
	may: May
): string[] {
	return Object.entries(CHECKS)
		.filter(([, check]) => !check(found, object, may, expected))
		.map(([name]) => `${what}: ${name}`);
}

describe('search', () => {
	it('answers exactly what everybody may read, by whatever word, and names nothing else', async () => {
		await undone(sql, async (transaction) => {
			const made = await makeObjects(transaction, labels, 60, SEED);
			for (const persona of PERSONAS) {
				const may = await readable(transaction, persona);
				const wrong: string[] = [];
				for (const object of made)
					for (const fault of await probe(openSearch(transaction), object, may))
						wrong.push(`${object.id}: ${fault}`);
				await asOwner(transaction);
				expect.soft(wrong, `${persona}, seed ${SEED}`).toEqual([]);
			}
		});
	}, 120_000);

	it('finds a space for a guest from the moment its body is let in until it is taken out', async () => {
		await undone(sql, async (transaction) => {
			const [made] = await transaction`
				insert into spaces (slug, name, visibility, organisation_id)
				values ('quitten', 'Quittenraum', 'space', ${labels.home ?? ''}) returning id`;
			const space = String(made?.id);
			const found: Record<string, boolean[]> = { guest: [], stranger: [], member: [] };
			const look = async () => {
				for (const persona of ['guest', 'stranger', 'member'] as const) {
					await actAs(transaction, persona, labels);
					const { rows } = await openSearch(transaction)('Quittenraum');
					found[persona]?.push(rows.some(({ id }) => id === space));
					await asOwner(transaction);
				}
			};
			await look();
			const letIn = { space_id: space, organisation_id: labels.vendor ?? '', granted: 'read' };
			await transaction`insert into space_organisations ${transaction(letIn)}`;
			await look();
			await transaction`delete from space_organisations where space_id = ${space} and organisation_id = ${labels.vendor ?? ''}`;
			await look();
			expect(found).toEqual({
				guest: [false, true, false],
				stranger: [false, false, false],
				// The body that founded it keeps it.
				member: [true, true, true]
			});
		});
	});
});
