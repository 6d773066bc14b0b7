import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { cast, clientOf, ids, makeAccount, NOBODY, run, send, service } from './target.ts';

const cora = clientOf('cora');
const root = clientOf('root');

/** A new body that a coordinator may add. */
const body = (label: string, more: object = {}) => ({
	slug: `${run}-${label}`,
	name: `${run} ${label}`,
	level: 'municipal',
	sector: 'state',
	kind: cast.kind,
	...more
});
const reread = async (label: string) =>
	(await service.from('organisations').select().eq('slug', `${run}-${label}`)).data;

describe('insert', () => {
	it('answers nothing when nothing is asked for', async () => {
		const { data, error, status } = await cora.from('organisations').insert(body('silent'));
		expect([status, data, error]).toEqual([201, null, null]);
		expect(await reread('silent')).toHaveLength(1);
	});

	it('answers the row with its defaults', async () => {
		const { data, status } = await cora
			.from('organisations')
			.insert(body('shown'))
			.select('slug, version, listed, access')
			.single();
		expect(status).toBe(201);
		expect(data).toEqual({ slug: `${run}-shown`, version: 1, listed: false, access: 'full' });
	});

	it('takes several rows at once', async () => {
		const rows = [body('pair-a'), body('pair-b', { seat: 'Ulm' })];
		const { data } = await cora
			.from('organisations')
			.insert(rows)
			.select('slug, seat')
			.order('slug');
		expect(data).toEqual([
			{ slug: `${run}-pair-a`, seat: null },
			{ slug: `${run}-pair-b`, seat: 'Ulm' }
		]);
	});

	it('takes all rows or none', async () => {
		const rows = [body('whole'), body('half', { website: 'http://not.secure' })];
		const { error } = await cora.from('organisations').insert(rows);
		expect(error?.code).toBe('23514');
		expect(await reread('whole')).toEqual([]);
	});

	it('keeps umlauts, emoji and quotes as they are', async () => {
		const name = `${run} Ämter & „Höfe“ 'ß' 🏛️ \\ "x"`;
		const { data } = await cora
			.from('organisations')
			.insert(body('text', { name }))
			.select('name')
			.single();
		expect(data).toEqual({ name });
	});
});

describe('upsert', () => {
	// Somebody new: a role would open what other files expect to be closed.
	const role = { person_id: '', role: 'auditor' };
	beforeAll(async () => {
		role.person_id = (await makeAccount('reviewer')).id;
	});

	it('adds what is not there', async () => {
		const { status, error } = await root
			.from('platform_roles')
			.upsert(role, { onConflict: 'person_id,role', ignoreDuplicates: true });
		expect([status, error]).toEqual([201, null]);
	});

	it('leaves alone what is there when told so', async () => {
		const { data, error } = await root
			.from('platform_roles')
			.upsert(
				{ person_id: ids.cora, role: 'coordinator' },
				{ onConflict: 'person_id,role', ignoreDuplicates: true }
			)
			.select();
		expect([data, error]).toEqual([[], null]);
	});

	it('is refused where rows may be added but not changed', async () => {
		const { error, status } = await root
			.from('platform_roles')
			.upsert(role, { onConflict: 'person_id,role' });
		expect([status, error?.code]).toEqual([403, '42501']);
	});
});

describe('update', () => {
	it('answers the changed row', async () => {
		await cora.from('organisations').insert(body('changing'));
		const { data, status } = await cora
			.from('organisations')
			.update({ seat: 'Mainz', version: 1 })
			.eq('slug', `${run}-changing`)
			.select('seat, version');
		expect([status, data]).toEqual([200, [{ seat: 'Mainz', version: 2 }]]);
	});

	it('answers nothing when nothing is asked for', async () => {
		await cora.from('organisations').insert(body('quiet'));
		const { data, status } = await cora
			.from('organisations')
			.update({ seat: 'Mainz' })
			.eq('slug', `${run}-quiet`);
		expect([status, data]).toEqual([204, null]);
	});

	it('sets a column to null', async () => {
		await cora.from('organisations').insert(body('emptied', { seat: 'Mainz' }));
		const { data } = await cora
			.from('organisations')
			.update({ seat: null })
			.eq('slug', `${run}-emptied`)
			.select('seat');
		expect(data).toEqual([{ seat: null }]);
	});

	it('counts the changed rows', async () => {
		await cora.from('organisations').insert([body('many-a'), body('many-b')]);
		const { count } = await cora
			.from('organisations')
			.update({ seat: 'Mainz' }, { count: 'exact' })
			.like('slug', `${run}-many-%`);
		expect(count).toBe(2);
	});

	it('changes nothing when it would reach more rows than allowed', async () => {
		await cora.from('organisations').insert([body('few-a'), body('few-b')]);
		const response = await send(`/rest/v1/organisations?slug=like.${run}-few-*`, {
			method: 'PATCH',
			headers: {
				authorization: `Bearer ${cast.tokens.cora}`,
				'content-type': 'application/json',
				prefer: 'handling=strict, max-affected=1'
			},
			body: '{"seat":"Mainz"}'
		});
		expect([response.status, (await response.json()).code]).toEqual([400, 'PGRST124']);
		expect(await reread('few-a')).toMatchObject([{ seat: null }]);
	});

	it('that fits nothing changes nothing and is no error', async () => {
		const { data, error } = await cora
			.from('organisations')
			.update({ seat: 'X' })
			.eq('id', NOBODY)
			.select();
		expect([data, error]).toEqual([[], null]);
	});

	it('of one row by its key answers it, or null', async () => {
		const { data, error } = await cora
			.from('organisations')
			.update({ seat: 'X' })
			.eq('id', randomUUID())
			.select()
			.maybeSingle();
		expect([data, error]).toEqual([null, null]);
	});
});

describe('delete', () => {
	it('answers the deleted row', async () => {
		const { id } = await makeAccount('former');
		await root.from('platform_roles').insert({ person_id: id, role: 'auditor' });
		const { data, status } = await root
			.from('platform_roles')
			.delete()
			.eq('person_id', id)
			.select('role');
		expect([status, data]).toEqual([200, [{ role: 'auditor' }]]);
	});

	it('that fits nothing is no error', async () => {
		const { status, error } = await root.from('platform_roles').delete().eq('person_id', NOBODY);
		expect([status, error]).toEqual([204, null]);
	});
});
