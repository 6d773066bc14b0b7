import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Node, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until, type Opening, type Writer } from '../../tests/sync/writer.ts';

let stage: Stage;
let node: Node;
let page = '';
const writers: Writer[] = [];

async function come(person: string, opening: Opening = {}, at = node, to = page): Promise<Writer> {
	const writer = openWriter(at.url, to, await stage.token(person), opening);
	writers.push(writer);
	return writer;
}

beforeAll(async () => {
	stage = await openStage();
	node = await stage.node();
	page = await stage.page();
});
afterEach(() => {
	for (const writer of writers.splice(0)) writer.leave();
});
afterAll(() => stage.close());

describe('an edit', () => {
	it('is stored, reaches the others, is acknowledged, and is there for whoever comes later', async () => {
		const [karin, hakan] = [
			await come(await stage.person('Karin')),
			await come(await stage.person('Hakan'))
		];
		await until(() => karin.provider.synced && hakan.provider.synced);
		karin.write('Eins');
		await until(() => karin.stored() === 1);
		const [row] =
			await stage.sql`select count(*)::integer as rows from sync.log where page_id = ${page}`;
		expect(row?.rows).toBeGreaterThan(0);
		await until(() => hakan.text() === karin.text());
		hakan.write('Zwei');
		await until(() => karin.text().endsWith('Eins|Zwei') && hakan.stored() === 1);
		const later = await come(await stage.person('Ute'));
		await until(() => later.provider.synced);
		expect(later.text()).toBe(karin.text());
		expect(node.faults).toEqual([]);
	});

	it('is written down as text, HTML and JSON, and the log is empty again', async () => {
		const jonas = await come(await stage.person('Jonas'));
		await until(() => jonas.provider.synced);
		jonas.write('Für alle & <jeden>');
		await until(() => jonas.stored() === 1);
		await stage.sql`select pg_notify('sync_compact', ${page})`;
		await until(async () => {
			const rows = await stage.sql`select 1 from sync.log where page_id = ${page}`;
			return rows.length === 0;
		});
		const [draft] = await stage.sql`select text, html from sync.drafts where page_id = ${page}`;
		expect(draft?.text).toMatch(/Für alle & <jeden>$/);
		expect(draft?.html).toContain('<p>Für alle &amp; &lt;jeden&gt;</p>');
		expect(node.faults).toEqual([]);
	});
});

describe('two nodes', () => {
	it('hold one page', async () => {
		const other = await stage.node();
		const here = await come(await stage.person('Hier'));
		const there = await come(await stage.person('Dort'), {}, other);
		await until(() => here.provider.synced && there.provider.synced);
		here.write('von hier');
		there.write('von dort');
		await until(
			() =>
				here.text() === there.text() && /von hier/.test(here.text()) && /von dort/.test(here.text())
		);
		expect(there.closed).toEqual([]);
		await other.close();
		expect(other.faults).toEqual([]);
	});
});

describe('a right that ends', () => {
	it('ends the socket within two seconds', async () => {
		const took: number[] = [];
		for (let time = 0; time < 3; time++) {
			const person = await stage.person('Geht');
			const leaving = await come(person);
			await until(() => leaving.provider.synced);
			const from = performance.now();
			await stage.sql`delete from public.memberships where person_id = ${person}`;
			await until(() => leaving.closed.includes(4403));
			took.push(performance.now() - from);
		}
		// A machine that stands still for a while makes one of them late, not two.
		expect(took.sort((a, b) => a - b)[1]).toBeLessThan(2_000);
	});
});

describe('a socket is closed', () => {
	it.each([
		['4401 without a token that counts', 4401, { token: 'a.b.c' }],
		['4403 without a right', 4403, { body: 'none' as const }],
		['4426 for an older editor', 4426, { params: { schema: '0' } }],
		['4409 for a replaced draft', 4409, { params: { epoch: '0' } }]
	])(
		'%s',
		async (
			_what,
			code,
			wrong: { token?: string; body?: 'none'; params?: Record<string, string> }
		) => {
			const person = await stage.person('Jemand', wrong.body ?? 'home');
			const token = wrong.token ?? (await stage.token(person));
			const writer = openWriter(node.url, page, token, { params: wrong.params });
			writers.push(writer);
			await until(() => writer.closed.length);
			expect(writer.closed[0]).toBe(code);
		}
	);
});
