import { describe, expect, it } from 'vitest';
import { readReturnPath } from './return-path.ts';

describe('the way back', () => {
	it.each(['/', '/account', '/directory/organisations?search=k%C3%B6ln&level=state#a', '/a//b'])(
		'may be %s',
		(path) => {
			expect(readReturnPath(path)).toBe(path);
		}
	);

	it.each([
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/%2f/evil.example',
		'/%2F%2Fevil.example',
		'/%5cevil.example',
		'/.//evil.example',
		'/..//evil.example',
		'/a/..//evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		' //evil.example',
		'https://evil.example',
		'http:/evil.example',
		'javascript:alert(1)',
		'evil.example',
		'@evil.example',
		'',
		'/ü',
		`/${'a'.repeat(3000)}`,
		null,
		undefined,
		['/account']
	])('is the start page instead of %j', (wanted) => {
		expect(readReturnPath(wanted)).toBe('/');
	});

	it.each(['/%2f/evil.example', '/.//evil.example', '/\\evil.example', '/a'])(
		'stays on this site for a browser that reads %s',
		(wanted) => {
			const here = 'https://verbund.example';
			expect(new URL(readReturnPath(wanted), here).origin).toBe(here);
		}
	);
});
