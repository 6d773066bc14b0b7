import { expect, it } from 'vitest';
import { cast, clientOf, ids, NOBODY, run, service } from './target.ts';

/** Bert again, who now tries to write what is Adam's; see isolation.test.ts. */
const bert = clientOf('bert');
const hidden = ids.hidden ?? '';
const adam = ids.adam ?? '';

const unchanged = async () => {
	const { data } = await service
		.from('organisations')
		.select('name, version')
		.eq('id', hidden)
		.single();
	expect(data).toEqual({ name: `${run} Versteckt`, version: 1 });
};

it('an update reaches no row', async () => {
	const { data, error } = await bert
		.from('organisations')
		.update({ seat: 'Taken' })
		.eq('id', hidden)
		.select();
	expect([data, error]).toEqual([[], null]);
	await unchanged();
});

it('an update of everything reaches no row of others', async () => {
	const { data } = await bert.from('people').update({ phone: '0' }).neq('id', NOBODY).select('id');
	expect(data).toEqual([{ id: ids.bert }]);
});

it('a delete is refused', async () => {
	const { error, status } = await bert.from('organisations').delete().eq('id', hidden);
	expect([status, error?.code]).toEqual([403, '42501']);
	await unchanged();
});

it('an insert on behalf of somebody else is refused', async () => {
	const row = { person_id: adam, organisation_id: hidden, role: 'member', state: 'active' };
	const { error, status } = await bert.from('memberships').insert(row);
	expect([status, error?.code]).toEqual([403, '42501']);
});

it('nobody makes themselves a member', async () => {
	const row = { person_id: ids.bert, organisation_id: hidden, role: 'steward', state: 'active' };
	const { error } = await bert.from('memberships').insert(row);
	expect(error?.code).toBe('42501');
});

it('nobody makes themselves an admin', async () => {
	const { error } = await bert
		.from('platform_roles')
		.insert({ person_id: ids.bert, role: 'admin' });
	expect(error?.code).toBe('42501');
});

it.each([
	['by its id', { id: hidden, slug: `${run}-mine` }],
	['by its slug', { slug: `${run}-hidden` }]
])('an upsert of the row is refused %s', async (_, key) => {
	const row = { ...key, name: 'Taken', level: 'cross', sector: 'state', kind: cast.kind };
	const { error } = await bert
		.from('organisations')
		.upsert(row, { onConflict: 'id' in key ? 'id' : 'slug' });
	expect(error?.code).toBe('42501');
	await unchanged();
});

it('the id of a person cannot be forged', async () => {
	const { error } = await bert
		.from('people')
		.update({ id: adam })
		.eq('id', ids.bert ?? '');
	expect(error?.code).toBe('42501');
	const entry = await bert.from('people').insert({ id: NOBODY, display_name: 'Bert again' });
	expect(entry.error?.code).toBe('42501');
});

it('nobody acts for a body they do not work for', async () => {
	const { error, status } = await clientOf('bert', { 'x-verbund-for': hidden })
		.from('people')
		.update({ phone: '1' })
		.eq('id', ids.bert ?? '');
	expect([status, error?.message]).toEqual([403, 'acting_for_not_yours']);
});

it('claims of the request cannot be set from outside', async () => {
	const forged = JSON.stringify({ sub: adam, role: 'service_role' });
	const { data } = await clientOf('bert', {
		'request.jwt.claims': forged,
		'x-request-jwt-claims': forged,
		role: 'service_role'
	})
		.from('people')
		.select('id')
		.eq('id', adam);
	expect(data).toEqual([]);
});
