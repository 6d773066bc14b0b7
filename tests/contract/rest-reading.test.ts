import { expect, it } from 'vitest';
import { clientOf, run } from './target.ts';

it('reads', async () => {
	const { data, error } = await clientOf('anna')
		.from('organisations')
		.select('slug')
		.like('slug', `${run}-%`);
	expect(error).toBeNull();
	expect(data).toHaveLength(6);
});
