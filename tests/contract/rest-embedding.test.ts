import { expect, it } from 'vitest';
import { cast, clientOf, ids, run } from './target.ts';

const anna = clientOf('anna');
const home = ids.home ?? '';
const nameOf = (label: string) => `${run} ${label}`;

it('embeds the one row a key points to', async () => {
	const { data } = await anna
		.from('memberships')
		.select('role, organisations(slug), people(display_name)')
		.eq('person_id', ids.anna ?? '');
	expect(data).toEqual([
		{
			role: 'steward',
			organisations: { slug: `${run}-home` },
			people: { display_name: nameOf('anna') }
		}
	]);
});

it('embeds the list of rows that point here', async () => {
	const { data } = await anna
		.from('organisations')
		.select('slug, memberships(person_id, role)')
		.eq('id', home)
		.in('memberships.person_id', [ids.anna ?? '', ids.dora ?? ''])
		.order('role', { referencedTable: 'memberships' });
	expect(data).toEqual([
		{
			slug: `${run}-home`,
			memberships: [
				{ person_id: ids.dora, role: 'member' },
				{ person_id: ids.anna, role: 'steward' }
			]
		}
	]);
});

it('embeds an empty list where nothing points here', async () => {
	const { data } = await anna
		.from('organisations')
		.select('memberships(id)')
		.eq('id', ids.zoo ?? '');
	expect(data).toEqual([{ memberships: [] }]);
});

it('embeds null where a key is empty', async () => {
	const { data } = await anna
		.from('organisations')
		.select('states(code)')
		.eq('id', ids.zoo ?? '');
	expect(data).toEqual([{ states: null }]);
});

it('embeds within what is embedded', async () => {
	const { data } = await anna
		.from('people')
		.select('memberships(organisations(states(name)))')
		.eq('id', ids.anna ?? '');
	expect(data).toEqual([
		{ memberships: [{ organisations: { states: { name: cast.state.name } } }] }
	]);
});

it('renames what it embeds', async () => {
	const { data } = await anna
		.from('memberships')
		.select('body:organisations(key:slug)')
		.eq('person_id', ids.anna ?? '');
	expect(data).toEqual([{ body: { key: `${run}-home` } }]);
});

it('embeds the body above by the name of the column', async () => {
	const { data } = await anna
		.from('organisations')
		.select('parent:parent_id(slug)')
		.eq('id', ids.zoo ?? '');
	expect(data).toEqual([{ parent: { slug: `${run}-home` } }]);
});

it('embeds the bodies below by the column that points here', async () => {
	const { data } = await anna
		.from('organisations')
		.select('children:organisations!parent_id(slug)')
		.eq('id', home)
		.order('slug', { referencedTable: 'children' });
	expect(data).toEqual([{ children: [{ slug: `${run}-aal` }, { slug: `${run}-zoo` }] }]);
});

it('keeps rows whose embedded part is filtered away', async () => {
	const { data } = await anna
		.from('organisations')
		.select('slug, memberships(role)')
		.in('id', [home, ids.other ?? ''])
		.eq('memberships.person_id', ids.anna ?? '')
		.order('slug');
	expect(data).toEqual([
		{ slug: `${run}-home`, memberships: [{ role: 'steward' }] },
		{ slug: `${run}-other`, memberships: [] }
	]);
});

it('filters rows by what an inner join finds', async () => {
	const { data } = await anna
		.from('organisations')
		.select('slug, memberships!inner(role)')
		.like('slug', `${run}-%`)
		.eq('memberships.person_id', ids.dora ?? '')
		.order('slug');
	expect(data).toEqual([
		{ slug: `${run}-home`, memberships: [{ role: 'member' }] },
		{ slug: `${run}-other`, memberships: [{ role: 'steward' }] }
	]);
});

it('limits the embedded list, not the rows', async () => {
	const { data } = await anna
		.from('organisations')
		.select('slug, memberships(role)')
		.in('id', [home, ids.other ?? ''])
		.order('slug')
		.order('role', { referencedTable: 'memberships' })
		.limit(1, { referencedTable: 'memberships' });
	expect(data?.map(({ memberships }) => memberships)).toEqual([
		[{ role: 'member' }],
		[{ role: 'member' }]
	]);
});

it('sorts rows by a column of the row they point to', async () => {
	const { data } = await anna
		.from('memberships')
		.select('organisations(slug)')
		.eq('person_id', ids.dora ?? '')
		.order('organisations(name)', { ascending: false });
	expect(data).toEqual([
		{ organisations: { slug: `${run}-home` } },
		{ organisations: { slug: `${run}-other` } }
	]);
});

it('spreads the columns of the row a key points to', async () => {
	const { data } = await anna
		.from('memberships')
		.select('role, ...organisations(slug)')
		.eq('person_id', ids.anna ?? '');
	expect(data).toEqual([{ role: 'steward', slug: `${run}-home` }]);
});

it('refuses to embed what is not related', async () => {
	const { error, status } = await anna.from('states').select('people(id)');
	expect([status, error?.code]).toEqual([400, 'PGRST200']);
});

it('refuses to guess between several ways', async () => {
	const { error, status } = await anna.from('events').select('people(id)');
	expect([status, error?.code]).toEqual([300, 'PGRST201']);
});
