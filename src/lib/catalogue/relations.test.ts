import { beforeAll, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Names } from '#lib/shared/named.ts';
import type { Relation } from './catalogue.ts';
import { groupRelations } from './relations.ts';

beforeAll(() => overwriteGetLocale(() => 'de'));

const relation = (organisation_id: string, kind: Relation['kind'], outward: boolean) =>
	({ id: `${kind}-${organisation_id}`, organisation_id, kind, outward }) as Relation;
const names = { people: {}, bodies: { a: { name: 'A' }, b: { name: 'B' } } } as unknown as Names;

test('a relation reads from the body of the page, partners from both ends alike', () => {
	const groups = groupRelations(
		[
			relation('a', 'operates_for', true),
			relation('b', 'operates_for', false),
			relation('a', 'partner_of', true),
			relation('b', 'partner_of', false)
		],
		names
	);
	expect(groups.map(({ name, relations }) => [name, relations.length])).toEqual([
		['betreibt IT für', 1],
		['lässt IT betreiben von', 1],
		['arbeitet zusammen mit', 2]
	]);
});

test('a body the reader may not know is in no relation', () => {
	expect(groupRelations([relation('hidden', 'advises', true)], names)).toEqual([]);
});
