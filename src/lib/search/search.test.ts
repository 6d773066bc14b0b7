import { describe, expect, it } from 'vitest';
import { cutSnippet, readAsked, readQuery, writeAsked } from './search.ts';

describe('what is asked', () => {
	it('comes without control characters and halves of characters', () => {
		expect(readQuery('  a\u0000b\u0001 \ud83d ')).toBe('a b');
		expect(readQuery('x'.repeat(199) + '👩')).toBe('x'.repeat(199));
		expect(readQuery(null)).toBe('');
	});

	it('is read from the address, which forgets what is not understood', () => {
		const address =
			'q=K%C3%B6ln&kind=Stelle&space=raum-1&archived=yes&after=1;drop&organisation=..%2F';
		const asked = readAsked(new URLSearchParams(address));
		expect(writeAsked(asked)).toBe('?q=K%C3%B6ln&space=raum-1&archived=yes');
	});

	it('keeps its place', () => {
		const after = '4.176_00000000-0000-4000-8000-000000000001';
		expect(readAsked(new URLSearchParams({ after })).after).toBe(after);
	});
});

it('a snippet is cut at its marks', () => {
	expect(cutSnippet('… hohe \u0001Gebühren\u0002, \u0001keine\u0002')).toEqual([
		{ text: '… hohe ', hit: false },
		{ text: 'Gebühren', hit: true },
		{ text: ', ', hit: false },
		{ text: 'keine', hit: true }
	]);
});
