import { afterAll, expect, it } from 'vitest';
import { withClock } from './clock.ts';
import { labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end(), 60_000);

/** The benchmark of the search has ten thousand. */
const MANY = 1_000;
/** Writing a thousand of each takes its time. */
const SLOW = { timeout: 90_000 };

it('a thousand shares with one vendor are all seen by it, and by nobody else', SLOW, async () => {
	expect.hasAssertions();
	await withClock(sql, async ({ sql: inside, as }) => {
		await as('owner');
		await inside`insert into objects (id, kind, title, organisation_id, visibility)
			select gen_random_uuid(), 'note', 'Masse ' || n, ${labels.home ?? ''}, 'organisation'
			from generate_series(1, ${MANY}) n`;
		await inside`insert into shares (object_id, organisation_id, granted)
			select id, ${labels.vendor ?? ''}, 'read' from objects where title like 'Masse %'`;
		const count = async () => {
			const [row] =
				await inside`select count(*)::integer as n from objects where title like 'Masse %'`;
			return row?.['n'];
		};
		await as('guest');
		expect(await count()).toBe(MANY);
		await as('stranger');
		expect(await count()).toBe(0);
	});
});

it(
	'an object shared with a thousand bodies names them to its keepers, and to a vendor only itself',
	SLOW,
	async () => {
		expect.hasAssertions();
		await withClock(sql, async ({ sql: inside, as }) => {
			await as('owner');
			await inside`insert into organisations (slug, name, level, sector, kind)
			select 'masse-' || n, 'Masse ' || n, level, 'private', kind
			from organisations, generate_series(1, ${MANY}) n where id = ${labels.vendor ?? ''}`;
			const note = labels['note-shared'] ?? '';
			await inside`insert into shares (object_id, organisation_id, granted)
			select ${note}, id, 'read' from organisations where slug like 'masse-%'`;
			const bodies = async () => {
				const [row] = await inside`select public.object_sharing(${note}) as sharing`;
				return (row?.['sharing'] as { bodies: { name: string }[] }).bodies.map(({ name }) => name);
			};
			await as('steward');
			expect((await bodies()).filter((name) => name.startsWith('Masse')).length).toBe(MANY);
			await as('guest');
			expect((await bodies()).filter((name) => name.startsWith('Masse'))).toEqual([]);
		});
	}
);
