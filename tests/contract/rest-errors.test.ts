import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, clientOf, ids, itIf, openDatabase, run, send, service, target } from './target.ts';

const cora = clientOf('cora');
const visitor = clientOf();

const body = (more: object) => ({
	slug: `${run}-refused`,
	name: `${run} Refused`,
	level: 'cross',
	sector: 'state',
	kind: cast.kind,
	...more
});
const add = (more: object) => cora.from('organisations').insert(body(more)).select();

describe('an answer names what was wrong', () => {
	it('a table that does not exist', async () => {
		const { error, status } = await cora.from('nothing_of_ours').select();
		expect([status, error?.code]).toEqual([404, 'PGRST205']);
	});

	it('a column that does not exist', async () => {
		const { error, status } = await cora.from('organisations').select('nothing');
		expect([status, error?.code]).toEqual([400, '42703']);
		expect(error?.message).toContain('nothing');
	});

	it('a filter on a column that does not exist', async () => {
		const { error, status } = await cora.from('organisations').select('id').eq('nothing', 1);
		expect([status, error?.code]).toEqual([400, '42703']);
	});

	it('a value in a column that does not exist', async () => {
		const { error, status } = await add({ nothing: 1 });
		expect([status, error?.code]).toEqual([400, 'PGRST204']);
	});

	it('a schema that is not served', async () => {
		const { error, status } = await cora.schema('app').from('organisations').select();
		expect([status, error?.code]).toEqual([406, 'PGRST106']);
	});

	it('the schema of accounts, also with the secret key', async () => {
		const response = await send('/rest/v1/users?select=id', {
			headers: { apikey: target.secretKey, 'accept-profile': 'auth' }
		});
		expect(response.status).toBe(406);
	});

	it('a value that the enum does not have', async () => {
		const { error, status } = await add({ level: 'galactic' });
		expect([status, error?.code]).toEqual([400, '22P02']);
	});

	it('a filter by a value that the enum does not have', async () => {
		const { error, status } = await cora.from('organisations').select('id').eq('level', 'galactic');
		expect([status, error?.code]).toEqual([400, '22P02']);
	});

	it('an id that is none', async () => {
		const { error, status } = await cora.from('organisations').select('id').eq('id', 'x');
		expect([status, error?.code]).toEqual([400, '22P02']);
	});

	it('a value against a check', async () => {
		const { error, status } = await add({ website: 'http://not.secure' });
		expect([status, error?.code]).toEqual([400, '23514']);
		expect(error?.message).toContain('organisations_website_check');
	});

	it('a value that is taken', async () => {
		const { error, status } = await add({ slug: `${run}-home` });
		expect([status, error?.code]).toEqual([409, '23505']);
		expect(error?.message).toContain('organisations_slug_key');
	});

	it('a key that points nowhere', async () => {
		const { error, status } = await add({ kind: 'nothing' });
		expect([status, error?.code]).toEqual([409, '23503']);
	});

	it('a value that is missing', async () => {
		const { error, status } = await add({ name: null });
		expect([status, error?.code]).toEqual([400, '23502']);
	});

	it('a filter that cannot be read', async () => {
		const response = await send('/rest/v1/organisations?slug=near.x');
		expect([response.status, (await response.json()).code]).toEqual([400, 'PGRST100']);
	});

	it('a select that cannot be read', async () => {
		const { error, status } = await cora.from('organisations').select('id,(');
		expect([status, error?.code]).toEqual([400, 'PGRST100']);
	});

	it('sums, which are switched off', async () => {
		const { error, status } = await cora.from('organisations').select('level, id.count()');
		expect([status, error?.code]).toEqual([400, 'PGRST123']);
	});

	it('a body that is no JSON', async () => {
		const headers = {
			authorization: `Bearer ${cast.tokens.cora}`,
			'content-type': 'application/json'
		};
		const response = await send('/rest/v1/organisations', {
			method: 'POST',
			headers,
			body: '{"slug":'
		});
		expect([response.status, (await response.json()).code]).toEqual([400, 'PGRST102']);
	});

	it('a media type nobody asked for before', async () => {
		const response = await send('/rest/v1/organisations', { headers: { accept: 'image/png' } });
		expect(response.status).toBe(406);
	});
});

describe('what was revoked', () => {
	it('a column is refused to people', async () => {
		const { error, status } = await cora
			.from('organisations')
			.update({ slug: 'mine' })
			.eq('id', ids.other ?? '');
		expect([status, error?.code]).toEqual([403, '42501']);
	});

	it('a table is refused to people', async () => {
		const row = {
			person_id: ids.cora,
			organisation_id: ids.home,
			role: 'steward',
			state: 'active'
		};
		const { error, status } = await cora.from('memberships').insert(row);
		expect([status, error?.code]).toEqual([403, '42501']);
	});

	it('a row that the policy does not allow is refused', async () => {
		const { error, status } = await clientOf('anna').from('organisations').insert(body({}));
		expect([status, error?.code]).toEqual([403, '42501']);
		expect(error?.message).toContain('row-level security');
	});

	it('visitors are asked to sign in', async () => {
		const { error, status } = await visitor
			.from('organisations')
			.update({ seat: 'X' })
			.eq('id', ids.home ?? '');
		expect([status, error?.code]).toEqual([401, '42501']);
	});

	it.each([
		['admins', clientOf('root')],
		['the secret key', service]
	])('history is refused to %s', async (_, client) => {
		const { error, status } = await client
			.from('events')
			.delete()
			.eq('subject_id', ids.home ?? '');
		expect([status, error?.code]).toEqual([403, '42501']);
	});

	it('a function is refused to other methods than GET and POST', async () => {
		const response = await send('/rest/v1/rpc/me', { method: 'DELETE' });
		expect(response.status).toBe(405);
	});
});

describe('bounds', () => {
	const sql = openDatabase();
	const MORE_THAN_A_PAGE = 1005;
	beforeAll(async () => {
		await sql`
			insert into events (kind, subject_kind, subject_id, data)
			select 'organisation.counted', 'organisation', ${ids.home ?? ''}, '{}'
			from generate_series(1, ${MORE_THAN_A_PAGE})`;
	});
	afterAll(() => sql.end());

	it('an answer has at most a thousand rows', async () => {
		const { data, count } = await cora
			.from('events')
			.select('id', { count: 'exact' })
			.eq('kind', 'organisation.counted')
			.eq('subject_id', ids.home ?? '');
		expect([data?.length, count]).toEqual([1000, MORE_THAN_A_PAGE]);
	});

	itIf(target.embedded, 'the bound is the gateway’s')(
		'a body has at most five mebibytes',
		async () => {
			const headers = {
				authorization: `Bearer ${cast.tokens.cora}`,
				'content-type': 'application/json'
			};
			const tooLong = JSON.stringify(body({ purpose: 'x'.repeat(5 * 1024 * 1024) }));
			const response = await send('/rest/v1/organisations', {
				method: 'POST',
				headers,
				body: tooLong
			});
			expect(response.status).toBe(413);
		}
	);
});
