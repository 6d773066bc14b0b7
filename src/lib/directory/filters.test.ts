import { expect, test } from 'vitest';
import { isFiltered, readFilters, writeFilters } from './filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query));

test('what is written is read again', () => {
	const query = '?search=b%C3%BCrger+amt&level=state&sector=semi_state&state=NW&kind=district';
	expect(writeFilters(read(query))).toBe(query);
});

test('empty filters leave the address bare', () => {
	expect(writeFilters(read('search=&level=&after='))).toBe('');
	expect(isFiltered(read('search=+&after=fitko'))).toBe(false);
	expect(isFiltered(read('sector=civil'))).toBe(true);
});

test.each(['level=planet', 'sector=church', 'state=nw', 'state=NRW', 'kind=A%27--', 'after=../x'])(
	'%s is not understood and counts as not said',
	(query) => {
		expect(writeFilters(read(query))).toBe('');
	}
);

test('an endless search is cut', () => {
	expect(read(`search=${'a'.repeat(5000)}`).search).toHaveLength(200);
});
