import { afterAll, expect, it } from 'vitest';
import { PERSONAS } from './personas.ts';
import { actAs, asOwner, makeObjects, undone } from './random-objects.ts';
import { labels, nameOf, openDatabase } from './stage.ts';

const SEED = 20261124;
const sql = openDatabase();
afterAll(() => sql.end());

const inOrder = (rows: Iterable<Record<string, unknown>>) =>
	[...rows].map(({ id }) => nameOf(id)).sort();

it('the policies show everybody the objects on which they have a right, and no other', async () => {
	await undone(sql, async (transaction) => {
		await makeObjects(transaction, labels, 150, SEED);
		await transaction`
			insert into organisations (slug, name, level, sector, kind) values ('gone', 'Fort', 'state', 'state', 'vendor')`;
		await transaction`delete from organisations where slug = 'gone'`;
		for (const persona of PERSONAS) {
			const person = labels[persona] ?? null;
			const rights = await transaction`
				select o.id, app.right_of(${person}, o.id) as granted,
					(select max(g.granted) from app.grants(${person}, o.id) g where g.inside) as inside
				from objects o`;
			await actAs(transaction, persona, labels);
			const seen = await transaction`select id from objects`;
			await asOwner(transaction);
			const granted = rights.filter((row) => row.granted !== null);
			expect.soft(inOrder(seen), `${persona}, seed ${SEED}`).toEqual(inOrder(granted));
			expect(inOrder(granted)).toEqual(
				expect.arrayContaining(inOrder(rights.filter((row) => row.inside !== null)))
			);
			expect(rights.length).toBeGreaterThan(150);
		}
	});
}, 60_000);
