import { expect, test } from 'vitest';
import { sumLevels } from './numbers.ts';

test('a level is the sum of its sectors, which stay named', () => {
	const figures = { entries: 3, vacant: 1, overdue: 2 };
	const summed = sumLevels([
		{ level: 'state', sector: 'state', bodies: 16, ...figures },
		{ level: 'state', sector: 'semi_state', bodies: 4, ...figures },
		{ level: 'cross', sector: 'private', bodies: 1, ...figures }
	]);
	expect(summed).toEqual([
		{
			level: 'state',
			bodies: 20,
			entries: 6,
			vacant: 2,
			overdue: 4,
			sectors: [
				{ sector: 'state', bodies: 16 },
				{ sector: 'semi_state', bodies: 4 }
			]
		},
		{ level: 'cross', bodies: 1, ...figures, sectors: [{ sector: 'private', bodies: 1 }] }
	]);
});
