import { describe, expect, it } from 'vitest';
import { cast, clientOf, ids, run } from './target.ts';

const cora = clientOf('cora');
const slug = (label: string) => `${run}-${label}`;

/** The bodies of the cast, as a coordinator sees them. */
const all = ['aal', 'hidden', 'land', 'near', 'other', 'zoo'].map((label) => ids[label] ?? '');
const bodies = (columns = 'slug') => cora.from('organisations').select(columns).in('id', all);

/** What an answer lists, by the labels of the fixtures. */
function labelsOf({ data, error }: { data: unknown; error: unknown }): string[] {
	if (error) throw error;
	return (data as { slug: string }[]).map((row) => row.slug.slice(run.length + 1));
}

describe('select', () => {
	it('answers only the columns that were asked for', async () => {
		const { data, status } = await bodies('slug, level').eq('id', ids.land ?? '');
		expect(status).toBe(200);
		expect(data).toEqual([{ slug: slug('land'), level: 'state' }]);
	});

	it('renames and casts columns', async () => {
		const { data } = await bodies('key:slug, version::text').eq('id', ids.land ?? '');
		expect(data).toEqual([{ key: slug('land'), version: '1' }]);
	});

	it('reaches into JSON by path', async () => {
		const { data } = await cora
			.from('events')
			.select('to:data->changed->slug->>after, version:data->version')
			.eq('subject_id', ids.land ?? '')
			.eq('kind', 'organisation.created');
		expect(data).toEqual([{ to: slug('land'), version: 1 }]);
	});

	it('answers comma-separated values with a header line', async () => {
		const { data } = await bodies('short_name, seat')
			.in('slug', [slug('land'), slug('other')])
			.order('slug')
			.csv();
		expect(data?.split(/\r?\n/)).toEqual(['short_name,seat', 'ÄK,Köln', ',Bonn']);
	});

	it('quotes what would break a line of comma-separated values', async () => {
		const { data } = await bodies('hint:find_text')
			.eq('id', ids.land ?? '')
			.csv();
		expect(data).toMatch(/^hint\r?\n/);
		expect(data).toContain('aermelkanal');
	});
});

describe('filters', () => {
	const cases: [string, () => PromiseLike<{ data: unknown; error: unknown }>, string[]][] = [
		['eq finds the equal', () => bodies().eq('seat', 'Bonn'), ['other']],
		[
			'neq leaves out the equal and what has no value',
			() => bodies().neq('seat', 'Bonn'),
			['aal', 'hidden', 'land', 'near']
		],
		['gt and lt compare', () => bodies().gt('seat', 'B').lt('seat', 'K'), ['other']],
		[
			'gte and lte include the bounds',
			() => bodies().gte('seat', 'Bonn').lte('seat', 'Köln'),
			['land', 'other']
		],
		[
			'in takes a list',
			() => bodies().in('level', ['federal', 'cross']),
			['hidden', 'near', 'other']
		],
		[
			'in takes values with commas, quotes and brackets',
			() => bodies().in('name', [`a,"b"`, `(c)`, `${run} Zoo`]),
			['zoo']
		],
		['like is case-sensitive', () => bodies().like('name', '% BERG'), []],
		['ilike is not, and knows umlauts', () => bodies().ilike('name', '% ÄRMEL%'), ['land']],
		[
			'likeAnyOf takes several patterns',
			() => bodies().likeAnyOf('name', ['% Berg', '% Zoo']),
			['other', 'zoo']
		],
		[
			'isDistinct also leaves in what has no value',
			() => bodies().isDistinct('seat', 'Bonn'),
			['aal', 'hidden', 'land', 'near', 'zoo']
		],
		['regexMatch takes a pattern', () => bodies().regexMatch('seat', '^[AB]'), ['aal', 'other']],
		['is finds null', () => bodies().is('seat', null), ['zoo']],
		['is finds false', () => bodies().is('listed', false).eq('level', 'state'), ['land']],
		[
			'not turns a filter around',
			() => bodies().not('short_name', 'is', null),
			['hidden', 'land', 'near', 'zoo']
		],
		['or joins filters', () => bodies().or('seat.eq.Bonn,level.eq.state'), ['land', 'other']],
		[
			'or takes and within',
			() => bodies().or('seat.eq.Bonn,and(level.eq.cross,short_name.eq.N)'),
			['near', 'other']
		],
		[
			'match compares several columns',
			() => bodies().match({ level: 'cross', short_name: 'V' }),
			['hidden']
		],
		['a filter that fits nothing answers an empty list', () => bodies().eq('seat', 'Atlantis'), []],
		[
			'filters the values of the user, not their meaning',
			() => bodies().eq('seat', "x'; drop table organisations; --"),
			[]
		]
	];
	it.each(cases)('%s', async (_, ask, expected) => {
		expect(labelsOf(await ask()).sort()).toEqual(expected);
	});

	it('contains looks into JSON', async () => {
		const { data } = await cora
			.from('events')
			.select('subject_id')
			.contains('data', { changed: { slug: { after: slug('zoo') } } });
		expect(data).toEqual([{ subject_id: ids.zoo }]);
	});

	it('compares what stands in JSON by path', async () => {
		const { data } = await cora
			.from('events')
			.select('subject_id')
			.eq('data->changed->slug->>after', slug('aal'));
		expect(data).toEqual([{ subject_id: ids.aal }]);
	});
});

describe('order', () => {
	it('sorts names as German readers expect', async () => {
		expect(labelsOf(await bodies().order('name'))).toEqual([
			'aal',
			'land',
			'other',
			'near',
			'hidden',
			'zoo'
		]);
	});

	it('sorts downwards', async () => {
		expect(labelsOf(await bodies().order('name', { ascending: false })).at(0)).toBe('zoo');
	});

	it('puts what has no value first or last as asked', async () => {
		const first = labelsOf(await bodies().order('seat', { nullsFirst: true }));
		const last = labelsOf(await bodies().order('seat', { nullsFirst: false }));
		expect([first[0], last.at(-1)]).toEqual(['zoo', 'zoo']);
	});

	it('sorts enums by their declaration, then by the next column', async () => {
		const answer = await bodies().order('level').order('name', { ascending: false });
		expect(labelsOf(answer)).toEqual(['other', 'land', 'zoo', 'aal', 'hidden', 'near']);
	});
});

describe('pages and counts', () => {
	it('leaves out what has no value when asked', async () => {
		const { data } = await bodies('level, seat')
			.eq('id', ids.zoo ?? '')
			.stripNulls();
		expect(data).toEqual([{ level: 'municipal' }]);
	});

	it('does not show how a query is run', async () => {
		const { error, status } = await bodies().explain();
		expect([status, error?.code]).toEqual([406, 'PGRST107']);
	});

	it('limit ends a list', async () => {
		expect(labelsOf(await bodies().order('name').limit(2))).toEqual(['aal', 'land']);
	});

	it('range takes a part, and counts the whole when asked', async () => {
		const answer = await cora
			.from('organisations')
			.select('slug', { count: 'exact' })
			.in('id', all)
			.order('name')
			.range(2, 3);
		expect(labelsOf(answer)).toEqual(['other', 'near']);
		expect([answer.count, answer.status]).toEqual([6, 206]);
	});

	it('counts without sending rows', async () => {
		const { count, data, status } = await cora
			.from('organisations')
			.select('*', { count: 'exact', head: true })
			.in('id', all);
		expect([count, data, status]).toEqual([6, null, 200]);
	});

	it('refuses a range behind the end when it counts', async () => {
		const { error, status } = await cora
			.from('organisations')
			.select('slug', { count: 'exact' })
			.in('id', all)
			.range(50, 60);
		expect([status, error?.code]).toEqual([416, 'PGRST103']);
	});
});

describe('one row', () => {
	it('single answers the row itself', async () => {
		const { data } = await bodies()
			.eq('id', ids.land ?? '')
			.single();
		expect(data).toEqual({ slug: slug('land') });
	});

	it('single refuses none', async () => {
		const { error, status } = await bodies().eq('seat', 'Atlantis').single();
		expect([status, error?.code, error?.details]).toEqual([
			406,
			'PGRST116',
			'The result contains 0 rows'
		]);
	});

	it('single refuses several', async () => {
		const { error, status } = await bodies().single();
		expect([status, error?.code]).toEqual([406, 'PGRST116']);
	});

	it('maybeSingle answers null for none', async () => {
		const { data, error } = await bodies().eq('seat', 'Atlantis').maybeSingle();
		expect([data, error]).toEqual([null, null]);
	});

	it('maybeSingle refuses several', async () => {
		const { data, error } = await bodies().maybeSingle();
		expect([data, error?.code]).toEqual([null, 'PGRST116']);
	});
});

it('reads reference data as a visitor', async () => {
	const { data } = await clientOf().from('states').select('code').eq('code', cast.state.code);
	expect(data).toEqual([{ code: cast.state.code }]);
});
