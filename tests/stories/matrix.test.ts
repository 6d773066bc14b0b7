import { afterAll, describe, expect, it } from 'vitest';
import { FUNCTIONS, TABLES } from './matrix.ts';
import { PERSONAS, type Answer, type Reach, type TableExpectation } from './personas.ts';
import { ask, labels, nameOf, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

const cast = new Set([...Object.keys(labels), 'HE']);

/** Which fixtures an answer reaches; `refused` for 401 and 403, anything else unexpected by its status. */
function reach(answer: Answer, key: string): Reach | string {
	if (answer.status === 401 || answer.status === 403) return 'refused';
	if (!Array.isArray(answer.body)) return `${answer.status} ${JSON.stringify(answer.body)}`;
	const names = answer.body.map((row: Record<string, unknown>) => nameOf(row[key]));
	return [...new Set(names)].filter((name) => cast.has(name)).sort();
}

const sorted = (expected: Reach) => (expected === 'refused' ? expected : [...expected].sort());

/** Puts everything back that a refused-or-not deed may have changed. */
async function restore(table: string, before: readonly Record<string, unknown>[]) {
	if (table === 'platform_roles') {
		for (const row of before)
			await sql`insert into platform_roles ${sql(row)} on conflict do nothing`;
	}
}

describe.each(Object.entries(TABLES))('%s', (table, expected: TableExpectation) => {
	const { key } = expected;
	const some = table === 'events' ? '&kind=like.*.created&order=id' : '';

	it.each(PERSONAS)('is read by the %s as declared', async (persona) => {
		const answer = await ask(persona, `${table}?select=${key}${some}`);
		expect(reach(answer, key)).toEqual(sorted(expected.select[persona]));
	});

	it.each(PERSONAS)('takes or refuses a new row of the %s as declared', async (persona) => {
		const example = { ...expected.example };
		if ('organisation_id' in example) example.organisation_id = labels.home;
		const answer = await ask(persona, table, { method: 'POST', body: example });
		const outcome =
			answer.status === 201 ? 'created' : [401, 403].includes(answer.status) ? 'refused' : answer;
		if (outcome === 'created')
			await sql`delete from ${sql(table)} where ${sql(key)} = ${String(example[key])}`;
		expect(outcome).toBe(expected.insert[persona]);
	});

	it.each(PERSONAS)('is changed by the %s as declared', async (persona) => {
		const answer = await ask(persona, `${table}?${key}=not.is.null`, {
			method: 'PATCH',
			body: expected.change
		});
		expect(reach(answer, key)).toEqual(sorted(expected.update[persona]));
	});

	it.each(PERSONAS)('loses rows to the %s as declared', async (persona) => {
		const before = await sql`select person_id, role from platform_roles`;
		const answer = await ask(persona, `${table}?${key}=not.is.null`, { method: 'DELETE' });
		await restore(table, before);
		expect(reach(answer, key)).toEqual(sorted(expected.delete[persona]));
	});

	it('keeps its protected columns from everybody', async () => {
		const columns = await columnsOf(table);
		expect(columns).toEqual(expect.arrayContaining([...expected.updatable]));
		const open = await openColumns(
			table,
			columns.filter((column) => !expected.updatable.includes(column))
		);
		expect(open).toEqual([]);
	});
});

async function columnsOf(table: string): Promise<string[]> {
	const rows = await sql`
		select column_name from information_schema.columns
		where table_schema = 'public' and table_name = ${table}`;
	return rows.map((row) => String(row.column_name));
}

/** Columns of the list that some persona could write, as "persona column". */
async function openColumns(table: string, columns: string[]) {
	const [row] = await sql`select to_jsonb(t) as row from ${sql(table)} t limit 1`;
	const open: string[] = [];
	for (const column of columns)
		for (const persona of PERSONAS) {
			const answer = await ask(persona, `${table}?${column}=not.is.null`, {
				method: 'PATCH',
				body: { [column]: row?.row[column] ?? null }
			});
			if (answer.status < 400) open.push(`${persona} ${column}`);
		}
	return open;
}

describe.each(Object.entries(FUNCTIONS))('%s()', (_name, deeds) => {
	describe.each(Object.entries(deeds))('%s', (_deed, { expected, act }) => {
		it.each(PERSONAS)('for the %s', async (persona) => {
			expect(await act(persona, ask, labels)).toBe(expected[persona]);
		});
	});
});

describe('the matrix', () => {
	it('has a row for every table and view of the API', async () => {
		const rows = await sql`
			select relname from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`;
		expect(Object.keys(TABLES).sort()).toEqual(rows.map((row) => String(row.relname)).sort());
	});

	it('has a row for every function of the API', async () => {
		const rows = await sql`
			select distinct proname from pg_proc
			where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype`;
		expect(Object.keys(FUNCTIONS).sort()).toEqual(rows.map((row) => String(row.proname)).sort());
	});
});
