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
	return {
		inside: ids(inside),
		objects: ids(objects),
		places: new Set(places.map(({ slug }) => String(slug)))
	};
}

/** Two neighbours change places: one slip, as fingers make it. */
const misspell = (word: string) => word.slice(0, 4) + word[5] + word[4] + word.slice(6);

/** Calls the search with everything that should or should not find the object; answers what is wrong. */
async function probe(ask: Search, object: Marked, may: Awaited<ReturnType<typeof readable>>) {
	const { id, named, published, inside, space, owner } = object;
	const reads = may.objects.has(id);
	const cases: [what: string, expected: boolean, found: Found][] = [
		['title', reads, await ask(named)],
		['beginning of the title', reads, await ask(named.slice(0, 7))],
		['middle of the title', reads, await ask(named.slice(3, 10))],
		['misspelt title', reads, await ask(misspell(named))],
		['published text', reads, await ask(published)],
		['draft', may.inside.has(id), await ask(inside)],
		['title and draft', may.inside.has(id), await ask(`${inside} ${named}`)],
		['owner', reads && may.places.has(owner), await ask(published, { body: owner })],
		['another owner', false, await ask(published, { body: owner === 'home' ? 'other' : 'home' })]
	];
	if (space) cases.push(['space', reads && may.places.has(space), await ask(named, { space })]);
	return cases.flatMap(([what, expected, found]) => wrongIn(found, what, expected, object, may));
}

function wrongIn(
	found: Found,
	what: string,
	expected: boolean,
	{ id, space, owner, inside }: Marked,
	may: Awaited<ReturnType<typeof readable>>
): string[] {
	const row = found.rows.find((one) => one.id === id);
	// Of several words those that are found may stay; then the answer says so.
	const exact = what === 'title and draft' && found.suggestion !== null ? undefined : row;
	const wrong: string[] = [];
	if ((exact !== undefined) !== expected) wrong.push(`${what}: ${expected ? 'missing' : 'found'}`);
	if (found.rows.some((one) => !may.objects.has(one.id))) wrong.push(`${what}: foreign rows`);
	if (found.total !== found.rows.length || (found.kinds.note ?? 0) !== found.total)
		wrong.push(`${what}: counts ${found.total}`);
	if (!row && !expected && what !== 'title and draft' && found.suggestion !== null)
		wrong.push(`${what}: suggests ${found.suggestion}`);
	if (row && (row.space?.slug ?? null) !== (space && may.places.has(space) ? space : null))
		wrong.push(`${what}: names space ${row.space?.slug}`);
	if (row && (row.organisation?.slug ?? null) !== (may.places.has(owner) ? owner : null))
		wrong.push(`${what}: names ${row.organisation?.slug}`);
	if (row?.snippet?.includes(inside) && !may.inside.has(id)) wrong.push(`${what}: shows the draft`);
	return wrong;
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
});
