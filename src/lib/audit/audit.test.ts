import { expect, it } from 'vitest';
import { isFiltered, readFilters, writeFilters } from './audit.ts';

const read = (query: string) => readFilters(new URLSearchParams(query));

it('reads and writes the same address', () => {
	const query = '?subject=space&kind=space.archived&body=fitko&since=2026-06-01&till=2026-06-30';
	expect(writeFilters(read(query))).toBe(query);
	expect(isFiltered(read(query))).toBe(true);
});

it.each([
	"subject=space'--",
	'kind=space',
	'body=Ü',
	'since=2026-13-45',
	'till=gestern',
	'after=-1',
	'after=1e9',
	'other=1'
])('takes %s for not said', (query) => {
	expect(writeFilters(read(query))).toBe('');
	expect(isFiltered(read(query))).toBe(false);
});
