import { afterAll, describe, expect, it } from 'vitest';
import { openSearch, type Found, type Row } from './found.ts';
import { actAs, asOwner, makeObjects, undone } from './random-objects.ts';
import { ask, labels, openDatabase } from './stage.ts';

const SEED = 4712;
const sql = openDatabase();
afterAll(() => sql.end());

describe('search', () => {
	it.each([
		['umlauts', 'Köln', ['Köln', 'Koeln', 'Koln', 'KÖLN', 'Ko\u0308ln']],
		['inflection', 'Gebühr', ['Gebühren', 'gebuehr', 'GEBÜHR']],
		['beginnings', 'Elterngeldstelle', ['Eltern', 'elterngeldst']],
		['parts of compounds', 'Elterngeldstelle', ['geld', 'geldstelle']],
		['slips', 'Elterngeld', ['Elterngled', 'Eltrngeld', 'Elterngeeld', 'Alterngeld']],
		['numbers', 'B-2026/03-IT', ['B-2026/03-IT', 'b 2026 03 it', '2026/03']],
		['keys', '99041006017000', ['99041006017000', '990410']],
		['words that say nothing', 'Wir und die', ['wir und die', 'die']],
		[
			'quotation marks and signs',
			'Haus „Am Markt“',
			['"am markt"', '-haus +markt', 'haus & markt | !']
		]
	])('finds a title in spite of %s', async (_what, title, queries) => {
		await undone(sql, async (transaction) => {
			const [made] = await transaction`
				insert into objects (id, kind, title, visibility, organisation_id)
				values (gen_random_uuid(), 'note', ${title}, 'public', ${labels.home ?? ''}) returning id`;
			await actAs(transaction, 'anonymous', labels);
			for (const query of queries) {
				const found = await openSearch(transaction)(query);
				expect
					.soft(
						found.rows.map(({ id }) => id),
						query
					)
					.toContain(made?.id);
			}
		});
	});

	it('suggests a word as it is written, and only one that the reader may read', async () => {
		await undone(sql, async (transaction) => {
			await transaction`
				insert into objects (id, kind, title, visibility, organisation_id, space_id)
				values (gen_random_uuid(), 'note', 'Straßenverzeichnis für Lübeck', 'organisation', ${labels['vendor-b'] ?? ''}, null)`;
			const suggested: Record<string, string | null> = {};
			for (const persona of ['guest', 'member', 'auditor'] as const) {
				await actAs(transaction, persona, labels);
				suggested[persona] = (
					await openSearch(transaction)('Strasenverzeichnis Bremerhaven')
				).suggestion;
				await asOwner(transaction);
			}
			expect(suggested).toEqual({ guest: null, member: null, auditor: 'Straßenverzeichnis' });
		});
	});

	it('marks the hits of a snippet in a text that cannot contain the marks', async () => {
		await undone(sql, async (transaction) => {
			const [made] = await makeObjects(transaction, labels, 1, SEED);
			const body = `\u0001Vorher\u0002 ${'weit davon '.repeat(60)} hohe Gebühren, auch GEBUEHREN. ${'danach '.repeat(60)}`;
			await transaction`select app.index_text(${made?.id ?? ''}, 'published', ${body})`;
			await actAs(transaction, 'auditor', labels);
			const { rows } = await openSearch(transaction)(`gebühr ${made?.named}`);
			const shown = rows[0]?.snippet?.replaceAll('\u0001', '<').replaceAll('\u0002', '>');
			expect(shown).toMatch(/^… .*hohe <Gebühren>, auch <GEBUEHREN>\. .* …$/);
			expect(rows[0]?.snippet?.length).toBeLessThan(270);
		});
	});

	it('finds by the words of another language without showing them, also after a new title', async () => {
		await undone(sql, async (transaction) => {
			const [made] = await transaction`
				insert into objects (id, kind, title, visibility, organisation_id)
				values (gen_random_uuid(), 'note', 'Zweisprachig', 'public', ${labels.home ?? ''}) returning id`;
			await transaction`
				select app.index_text(${made?.id}, 'published', 'Deutscher Wortlaut', aside => 'Quixotic wording')`;
			await transaction`update objects set title = 'Beidsprachig' where id = ${made?.id}`;
			await actAs(transaction, 'anonymous', labels);
			const { rows } = await openSearch(transaction)('quixotic');
			expect(rows.map(({ id, snippet }) => [id, snippet])).toEqual([
				[made?.id, 'Deutscher Wortlaut']
			]);
		});
	});

	it('keeps what is archived apart, and puts it last', async () => {
		await undone(sql, async (transaction) => {
			await transaction`
				insert into objects (id, kind, title, visibility, organisation_id, archived_at)
				select gen_random_uuid(), 'note', 'Altlastenkataster ' || n, 'network', ${labels.home ?? ''}, case n when 1 then now() end
				from generate_series(1, 3) n`;
			await actAs(transaction, 'member', labels);
			const titles = (rows: unknown) =>
				(rows as { title: string }[]).map(({ title }) => title.at(-1));
			const [plain] = await transaction`select search('Altlastenkataster') -> 'rows' as rows`;
			expect(titles(plain?.rows).sort()).toEqual(['2', '3']);
			expect(titles((await openSearch(transaction)('Altlastenkataster')).rows).at(-1)).toBe('1');
		});
	});

	it('pages through all hits once', async () => {
		await undone(sql, async (transaction) => {
			await transaction`
				insert into objects (id, kind, title, visibility, organisation_id)
				select gen_random_uuid(), 'note', 'Blätterbeispiel ' || n, 'network', ${labels.home ?? ''} from generate_series(1, 45) n`;
			await actAs(transaction, 'member', labels);
			const seen: string[] = [];
			let after: string | null = null;
			do {
				const [row]: { found?: { rows: Row[]; next: string | null } }[] = await transaction`
					select search('Blätterbeispiel', after => ${after}, size => 20) as found`;
				seen.push(...(row?.found?.rows ?? []).map(({ id }) => id));
				after = row?.found?.next ?? null;
			} while (after && seen.length < 100);
			expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
		});
	});
});

const HOSTILE = [
	'',
	'   ',
	'!"§$%&/()=?`´*+~#<>|,.-;:_',
	"'; drop table objects; --",
	"' | !a:* & (b <-> c) \\",
	'a\u0001b\u0002c\u007f',
	'\ud83d',
	'👩‍💻🇩🇪',
	'\u202eלום שלום\u202c',
	'%_%',
	'[[:alnum:]]{1,99}(',
	'x'.repeat(1_000_000),
	'ä '.repeat(200_000),
	'der die das'
];

it.each(HOSTILE.map((query) => [query.slice(0, 30), query]))(
	'answers %j without an error',
	async (_, query) => {
		const answer = await ask('member', 'rpc/search', {
			method: 'POST',
			body: { query, after: query, in_space: query || null }
		});
		expect([answer.status, (answer.body as Found).rows]).toEqual([200, []]);
		const alone = await ask('member', 'rpc/search', { method: 'POST', body: { query } });
		expect(alone.status).toBe(200);
	}
);

it('refuses a text with a null byte', async () => {
	const { status } = await ask('member', 'rpc/search', {
		method: 'POST',
		body: { query: 'a\u0000b' }
	});
	expect(status).toBe(400);
});

it('takes a text of any size and any characters', async () => {
	await undone(sql, async (transaction) => {
		const [made] = await makeObjects(transaction, labels, 1, SEED);
		const long = Array.from({ length: 100_000 }, (_, number) => `wört${number}`).join(' ');
		for (const body of [long, 'ä'.repeat(1_000_000), '!'.repeat(10_000), '\u0001\u202e\ufffd', ''])
			await transaction`select app.index_text(${made?.id ?? ''}, 'published', ${body})`;
		await transaction`select app.index_text(${made?.id ?? ''}, 'published', ${long})`;
		await actAs(transaction, 'auditor', labels);
		expect((await openSearch(transaction)('wört77')).rows.map(({ id }) => id)).toEqual([made?.id]);
	});
});
