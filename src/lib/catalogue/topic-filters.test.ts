import { describe, expect, it } from 'vitest';
import { readTopicFilters, writeTopicFilters } from './topic-filters.ts';

const read = (query: string) => readTopicFilters(new URLSearchParams(query));

describe('the filters of the topics', () => {
	it('come from the address and go back into it', () => {
		const filters = read('kind=service&search=+eltern+geld&after=elterngeld');
		expect(filters).toEqual({ kind: 'service', search: 'eltern geld', after: 'elterngeld' });
		expect(read(writeTopicFilters(filters).slice(1))).toEqual(filters);
	});

	it('leave out what is not understood', () => {
		expect(read(`kind=planet&after=../&search=${'x'.repeat(300)}`)).toEqual({
			kind: '',
			after: '',
			search: 'x'.repeat(200)
		});
	});

	it('write nothing when nothing is asked', () => {
		expect(writeTopicFilters({ kind: '', search: '', after: '' })).toBe('');
	});
});
