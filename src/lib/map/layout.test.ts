import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levels, sectors } from '#lib/ui/level.ts';
import { tellRelations, type Body, type Relation } from './ecosystem.ts';
import { drawMap, WIDTH } from './layout.ts';
import { HEAD, type Badge } from './picture.ts';
import { breakLines, measureText } from './lettering.ts';

const NAMES = [
	'HB',
	'IT.NRW',
	'Steuerungsgruppe NOOTS',
	'Regionalverband Saarbrücken',
	'Ω'.repeat(70)
];

const body = fc.record({
	name: fc.constantFrom(...NAMES),
	level: fc.constantFrom(...levels),
	sector: fc.constantFrom(...sectors),
	state: fc.constantFrom(null, 'HB', 'NW')
});

const many = fc.array(body, { minLength: 1, maxLength: 120 }).map((bodies) =>
	bodies.map((body, index): Body => ({
		...body,
		id: `id-${index}`,
		slug: `slug-${index}`,
		short_name: null,
		degree: 1
	}))
);

const relate = (from: string, to: string): Relation => ({
	id: `${from}-${to}`,
	from,
	to,
	kind: 'advises',
	note: null,
	source: null
});

const overlaps = (a: Badge, b: Badge) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a stretch lies within another. */
const lies = (at: number, size: number, from = NaN, room = NaN) =>
	at >= from && at + size <= from + room;

it('places every body once, in its cell, and none over another', () => {
	fc.assert(
		fc.property(many, (bodies) => {
			const { badges, bands, columns, height } = drawMap(bodies, []);
			expect(badges.map(({ body }) => body.id).sort()).toEqual(bodies.map(({ id }) => id).sort());
			for (const [index, badge] of badges.entries()) {
				const band = bands.find(({ level }) => level === badge.body.level);
				const column = columns.find(({ sector }) => sector === badge.body.sector);
				expect(lies(badge.x, badge.width, column?.x, column?.width)).toBe(true);
				expect(lies(badge.y, badge.height, band?.y, band?.height)).toBe(true);
				expect(badges.slice(index + 1).filter((other) => overlaps(badge, other))).toEqual([]);
			}
			expect(height).toBeGreaterThan(HEAD);
			const widths = columns.map(({ width }) => width);
			expect(widths.reduce((sum, width) => sum + width, columns[0]?.x ?? NaN)).toBeCloseTo(WIDTH);
		}),
		{ numRuns: 60 }
	);
});

it('draws the same picture whatever order the bodies come in', () => {
	fc.assert(
		fc.property(many, (bodies) => {
			expect(drawMap([...bodies].reverse(), [])).toEqual(drawMap(bodies, []));
		}),
		{ numRuns: 30 }
	);
});

it('reads band by band, column by column, row by row, Bund before Land', () => {
	const of = (level: Body['level'], name: string): Body => ({
		...{ id: name, slug: name, name, short_name: null, level, sector: 'state' },
		...{ state: null, degree: 1 }
	});
	const bodies = [
		of('state', 'Land B'),
		of('cross', 'Quer'),
		of('federal', 'Bund'),
		of('state', 'Land A')
	];
	const { badges } = drawMap(bodies, []);
	expect(badges.map(({ body }) => body.name)).toEqual(['Bund', 'Quer', 'Land A', 'Land B']);
});

it('draws a curve from edge to edge for every relation within the picture', () => {
	const [a, b, c] = ['a', 'b', 'c'].map((id): Body => ({
		...{ id, slug: id, name: id, short_name: null, sector: 'state' },
		...{ level: id === 'a' ? 'federal' : 'state', state: null, degree: 1 }
	})) as [Body, Body, Body];
	const { badges, curves } = drawMap(
		[a, b, c],
		[relate('a', 'b'), relate('b', 'c'), relate('b', 'gone')]
	);
	expect(curves.map(({ relation }) => relation.id)).toEqual(['a-b', 'b-c']);
	const at = (id: string) => badges.find(({ body }) => body.id === id) as Badge;
	const ends = (path: string) => {
		const numbers = path.match(/[\d.]+/g)?.map(Number) ?? [];
		return [numbers[1], numbers.at(-1)];
	};
	expect(ends(curves[0]?.path ?? '')).toEqual([at('a').y + at('a').height, at('b').y]);
	expect(ends(curves[1]?.path ?? '')).toEqual([at('b').y, at('c').y]);
});

it('keeps five hundred bodies within the width, in rows', () => {
	const bodies = Array.from({ length: 500 }, (_, index): Body => ({
		...{ id: String(index), slug: String(index), name: `Stelle ${index}`, short_name: null },
		...{
			level: levels[index % 5] ?? 'eu',
			sector: sectors[index % 4] ?? 'state',
			state: null,
			degree: 1
		}
	}));
	const { badges, width } = drawMap(bodies, []);
	expect(badges).toHaveLength(500);
	expect(Math.max(...badges.map((badge) => badge.x + badge.width))).toBeLessThanOrEqual(width);
});

it('breaks a name into lines that fit and lose no letter', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[A-Za-zäöüß]{1,40}( [A-Za-zäöüß]{1,40}){0,4}$/), (name) => {
			const lines = breakLines(name, 13, 120);
			expect(Math.max(...lines.map((line) => measureText(line, 13)))).toBeLessThanOrEqual(120);
			expect(lines.join('').replace(/[- ]/g, '')).toBe(name.replace(/[- ]/g, ''));
		})
	);
});

it('tells relations of a chosen body from its side', () => {
	const [a, b] = ['a', 'b'].map((id): Body => ({
		...{ id, slug: id, name: id, short_name: null, sector: 'state', level: 'state' },
		...{ state: null, degree: 1 }
	})) as [Body, Body];
	const ecosystem = { total: 2, alone: 0, nodes: [a, b], edges: [relate('a', 'b')] };
	const brief = (chosen?: Body) =>
		tellRelations(ecosystem, chosen).map(({ one, other, outward }) => [one.id, other.id, outward]);
	expect(brief()).toEqual([['a', 'b', true]]);
	expect(brief(a)).toEqual([['a', 'b', true]]);
	expect(brief(b)).toEqual([['b', 'a', false]]);
});
