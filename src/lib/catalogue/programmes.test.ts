import { expect, test } from 'vitest';
import type { RoleRow } from './catalogue.ts';
import { groupByProgramme } from './programmes.ts';

const role = (slug: string, programme: string | null) => ({ slug, programme }) as RoleRow;

test('programmes stand by name, roles of none come last and keep their order', () => {
	const groups = groupByProgramme([
		role('a', null),
		role('b', 'OZG'),
		role('c', 'Übergang'),
		role('d', 'NOOTS'),
		role('e', 'OZG')
	]);
	expect(groups.map(({ name, roles }) => [name, roles.map(({ slug }) => slug)])).toEqual([
		['NOOTS', ['d']],
		['OZG', ['b', 'e']],
		['Übergang', ['c']],
		[null, ['a']]
	]);
});
