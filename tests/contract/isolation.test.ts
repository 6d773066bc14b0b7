import { describe, expect, it } from 'vitest';
import { cast, clientOf, ids, NOBODY, run, send } from './target.ts';

/**
 * Bert works for one vendor, Adam for another. Nothing of Adam's is Bert's business: not the body, not
 * the person, not who works there, not what happened.
 */
const bert = clientOf('bert');
const hidden = ids.hidden ?? '';
const adam = ids.adam ?? '';

/** Everything that is Adam's, by table and the column that finds it. */
const SECRETS: [table: string, column: string, value: string][] = [
	['organisations', 'id', hidden],
	['people', 'id', adam],
	['memberships', 'organisation_id', hidden],
	['events', 'subject_id', hidden]
];

it('there is something to hide', async () => {
	for (const [table, column, value] of SECRETS) {
		const { data } = await clientOf('root').from(table).select('*').eq(column, value);
		expect(data, table).not.toEqual([]);
	}
});

describe.each(SECRETS)('%s of somebody else', (table, column, value) => {
	it('are not among all rows', async () => {
		const { data, error } = await bert.from(table).select('*').limit(1000);
		expect(error).toBeNull();
		expect(JSON.stringify(data)).not.toContain(value);
	});

	it('are not found by their id', async () => {
		const { data } = await bert.from(table).select('*').eq(column, value);
		expect(data).toEqual([]);
	});

	it('are not counted', async () => {
		const counted = bert.from(table).select('*', { count: 'exact' }).eq(column, value);
		const head = bert.from(table).select('*', { count: 'exact', head: true }).eq(column, value);
		expect([(await counted).count, (await head).count]).toEqual([0, 0]);
	});

	it('are not found by a list, a negation or an or', async () => {
		const read = () => bert.from(table).select(column);
		const answers = [
			await read().in(column, [value, NOBODY]),
			await read().not(column, 'neq', value),
			await read().or(`${column}.eq.${value},${column}.is.null`).not(column, 'is', null)
		];
		for (const { data } of answers) expect(data).toEqual([]);
	});
});

describe('what is hidden cannot be embedded', () => {
	it('from a row that is seen', async () => {
		const { data } = await bert
			.from('organisation_kinds')
			.select('organisations(id)')
			.eq('id', cast.kind);
		const seen = data?.[0]?.organisations.map(({ id }) => id);
		expect(seen).toContain(ids.near);
		expect(seen).not.toContain(hidden);
	});

	it('from oneself', async () => {
		const { data } = await bert
			.from('people')
			.select('id, memberships(organisations(id, memberships(person_id)))');
		expect(JSON.stringify(data)).toContain(ids.near);
		expect(JSON.stringify(data)).not.toContain(hidden);
		expect(JSON.stringify(data)).not.toContain(adam);
	});

	it('by an inner join that would tell it is there', async () => {
		const { data } = await bert
			.from('organisation_kinds')
			.select('id, organisations!inner(slug)')
			.eq('organisations.id', hidden);
		expect(data).toEqual([]);
	});
});

describe('what is hidden cannot be had from functions', () => {
	it('the list leaves it out, also from its total', async () => {
		const { data } = await bert.rpc('organisation_list', { search: `${run} Versteckt` });
		expect(data).toMatchObject({ total: 0, rows: [], next: null });
	});

	it('the page of it is the page of nothing, word for word', async () => {
		const ask = async (slug: string) => {
			const path = `/rest/v1/rpc/organisation_page?organisation_slug=${slug}`;
			const headers = { authorization: `Bearer ${cast.tokens.bert}` };
			const response = await send(path, { headers });
			return { status: response.status, text: (await response.text()).replaceAll(slug, 'SLUG') };
		};
		const [there, nowhere] = [await ask(`${run}-hidden`), await ask(`${run}-nothing`)];
		expect(there.status).toBe(404);
		expect(there).toEqual(nowhere);
	});

	it('the next page after it tells nothing', async () => {
		const { data } = await bert.rpc('organisation_list', { search: run, after: `${run}-hidden` });
		const nothing = await bert.rpc('organisation_list', { search: run, after: `${run}-nothing` });
		expect(data.rows).toEqual(nothing.data.rows);
	});
});

describe('what is hidden cannot be guessed', () => {
	it('an answer about a hidden row is that about no row, word for word', async () => {
		const ask = async (id: string, method: string) => {
			const response = await send(`/rest/v1/organisations?id=eq.${id}&select=id`, {
				method,
				headers: {
					authorization: `Bearer ${cast.tokens.bert}`,
					accept: 'application/vnd.pgrst.object+json',
					prefer: 'return=representation',
					'content-type': 'application/json'
				},
				...(method === 'PATCH' && { body: '{"seat":"X"}' })
			});
			const { headers, status } = response;
			return [status, headers.get('content-range'), (await response.text()).replaceAll(id, 'ID')];
		};
		for (const method of ['GET', 'PATCH', 'DELETE'])
			expect(await ask(hidden, method), method).toEqual(await ask(NOBODY, method));
	});

	it('a key to a hidden row fails as a key to nothing', async () => {
		const point = async (parent_id: string) => {
			const { error, status } = await bert
				.from('organisations')
				.update({ parent_id })
				.eq('id', ids.near ?? '')
				.select();
			return [status, error?.code, error?.message];
		};
		expect(await point(hidden)).toEqual(await point(NOBODY));
	});

	it('the order of what is seen says nothing about what is not', async () => {
		const { data } = await bert
			.from('organisations')
			.select('id')
			.like('slug', `${run}-%`)
			.order('created_at')
			.range(0, 999);
		expect(data?.map(({ id }) => id)).not.toContain(hidden);
	});

	it('a filter on a hidden name finds nothing, letter by letter', async () => {
		for (const guess of ['V%', 'Ve%', 'Versteckt', 'X%']) {
			const { count } = await bert
				.from('organisations')
				.select('*', { count: 'exact', head: true })
				.like('name', `${run} ${guess}`);
			expect(count, guess).toBe(0);
		}
	});

	it('a failing cast does not reach a hidden row', async () => {
		// An error here would say that a row is there whose name is no number.
		const { error } = await bert.from('organisations').select('name::text').eq('id', hidden);
		expect(error).toBeNull();
	});

	it('visitors see less still', async () => {
		for (const [table, column, value] of SECRETS) {
			const { data, error } = await clientOf().from(table).select('*').eq(column, value);
			expect([data, error], table).toEqual([[], null]);
		}
	});
});
