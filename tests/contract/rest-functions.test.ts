import { describe, expect, it } from 'vitest';
import { cast, clientOf, ids, run, send } from './target.ts';

const anna = clientOf('anna');

describe('a function', () => {
	it('answers its JSON as it is', async () => {
		const { data, status } = await anna.rpc('me');
		expect(status).toBe(200);
		expect(data).toMatchObject({
			person: { id: ids.anna, display_name: `${run} anna` },
			organisations: [{ slug: `${run}-home`, role: 'steward' }],
			platform_roles: []
		});
	});

	it('answers null for a visitor', async () => {
		const { data, error } = await clientOf().rpc('me');
		expect([data, error]).toEqual([null, null]);
	});

	it('that only reads can be called by GET', async () => {
		const { data } = await anna.rpc('me', {}, { get: true });
		expect(data).toMatchObject({ person: { id: ids.anna } });
	});

	it('takes named arguments and leaves the rest at their defaults', async () => {
		const { data } = await clientOf('cora').rpc('organisation_list', { search: run });
		expect(data.total).toBeGreaterThanOrEqual(6);
		expect(data.rows[0]).toMatchObject({ slug: `${run}-aal` });
	});

	it('takes lists, also by GET', async () => {
		const given = { search: `${run} aalen`, levels: ['municipal', 'eu'], size: 1 };
		const [post, get] = [
			await anna.rpc('organisation_list', given),
			await anna.rpc('organisation_list', given, { get: true })
		];
		expect(post.data).toMatchObject({ total: 1, rows: [{ slug: `${run}-aal` }], next: null });
		expect(get.data).toEqual(post.data);
	});

	it('turns pages by key', async () => {
		const first = await anna.rpc('organisation_list', {
			kinds: [cast.kind],
			levels: ['municipal', 'cross'],
			search: `${run}`,
			size: 1
		});
		expect(first.data).toMatchObject({ rows: [{ slug: `${run}-aal` }], next: `${run}-aal` });
	});

	it('takes no argument it does not know', async () => {
		const { error, status } = await anna.rpc('organisation_page', { slug: 'x' });
		expect([status, error?.code]).toEqual([404, 'PGRST202']);
		expect(error?.message).toContain('organisation_page');
	});

	it('misses an argument without a default', async () => {
		const { error, status } = await anna.rpc('organisation_page');
		expect([status, error?.code]).toEqual([404, 'PGRST202']);
	});

	it('that does not exist is not found', async () => {
		const { error, status } = await anna.rpc('organisation_magic');
		expect([status, error?.code]).toEqual([404, 'PGRST202']);
	});

	it('refuses an argument of another type', async () => {
		const { error, status } = await anna.rpc('organisation_list', { size: 'many' });
		expect([status, error?.code]).toEqual([400, '22P02']);
	});

	it('of schema app cannot be called', async () => {
		const { error, status } = await anna.rpc('erase_person', { person: ids.anna });
		expect([status, error?.code]).toEqual([404, 'PGRST202']);
	});
});

describe('an error raised by a function', () => {
	it('carries its status, key, facts and advice', async () => {
		const { error, status } = await anna.rpc('organisation_page', {
			organisation_slug: `${run}-none`
		});
		expect(status).toBe(404);
		expect(error).toMatchObject({
			code: 'PT404',
			message: 'organisation_not_found',
			hint: 'Check the address, or ask the steward of the directory.'
		});
		expect(JSON.parse(error?.details ?? '')).toEqual({ slug: `${run}-none` });
	});

	it('is the same by GET', async () => {
		const path = `/rest/v1/rpc/organisation_page?organisation_slug=${run}-none`;
		const response = await send(path);
		expect(response.status).toBe(404);
		expect(await response.json()).toMatchObject({
			code: 'PT404',
			message: 'organisation_not_found'
		});
	});

	it('says conflict with who changed what', async () => {
		const cora = clientOf('cora');
		const mine = {
			slug: `${run}-contested`,
			name: `${run} Contested`,
			level: 'cross',
			sector: 'state',
			kind: cast.kind
		};
		const { data } = await cora.from('organisations').insert(mine).select('id').single();
		await cora.from('organisations').update({ seat: 'Ulm', version: 1 }).eq('id', data?.id);
		const late = await cora
			.from('organisations')
			.update({ seat: 'Bonn', version: 1 })
			.eq('id', data?.id)
			.select();
		expect([late.status, late.error?.code, late.error?.message]).toEqual([
			409,
			'PT409',
			'conflict'
		]);
		expect(JSON.parse(late.error?.details ?? '')).toMatchObject({
			by: `${run} cora`,
			changed: ['seat']
		});
	});
});

describe('headers of the request', () => {
	const rename = (headers: Record<string, string>, purpose: string) =>
		clientOf('dora', headers)
			.from('organisations')
			.update({ purpose })
			.eq('id', ids.other ?? '')
			.select('purpose');
	const lastActing = async () => {
		const { data } = await clientOf('cora')
			.from('events')
			.select('organisation_id')
			.eq('subject_id', ids.other ?? '')
			.order('id', { ascending: false })
			.limit(1);
		return data?.[0]?.organisation_id;
	};

	it('are seen by Postgres', async () => {
		expect((await rename({ 'x-verbund-for': ids.other ?? '' }, 'Ulm')).data).toEqual([
			{ purpose: 'Ulm' }
		]);
		expect(await lastActing()).toBe(ids.other);
	});

	it('are seen however their names are written', async () => {
		expect((await rename({ 'X-Verbund-FOR': ids.other ?? '' }, 'Bonn')).data).toEqual([
			{ purpose: 'Bonn' }
		]);
		expect(await lastActing()).toBe(ids.other);
	});

	it('are missed where they are needed', async () => {
		const { error, status } = await rename({}, 'Trier');
		expect([status, error?.code, error?.message]).toEqual([400, 'PT400', 'acting_for_required']);
		expect(JSON.parse(error?.details ?? '').organisations.sort()).toEqual(
			[ids.home, ids.other].sort()
		);
	});

	it('that lie are refused', async () => {
		const { error, status } = await clientOf('cora', { 'x-verbund-for': ids.home ?? '' })
			.from('organisations')
			.update({ purpose: 'Trier' })
			.eq('id', ids.other ?? '')
			.select();
		expect([status, error?.code, error?.message]).toEqual([403, 'PT403', 'acting_for_not_yours']);
	});
});
