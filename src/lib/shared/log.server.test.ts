import { describe, expect, it, vi } from 'vitest';
import { logLine, redact } from './log.server.ts';
import { makeReference } from './reference.server.ts';

function written(error: unknown): string {
	const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	logLine({ reference: '7F3K-22', event: 'request failed', route: '/account', status: 500, error });
	const line = String(write.mock.calls[0]?.[0]);
	write.mockRestore();
	return line;
}

describe('the log', () => {
	it('is one JSON line with the reference and the whole error', () => {
		const line = written(new Error('outer', { cause: new Error('inner') }));
		expect(line.trimEnd()).not.toContain('\n');
		expect(JSON.parse(line)).toMatchObject({
			reference: '7F3K-22',
			route: '/account',
			error: { message: 'outer', cause: { message: 'inner' } }
		});
	});

	it.each([
		'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_d',
		'key sb_secret_0123456789abcdef',
		'GET /sign-in/link?token_hash=0a1b2c3d4e5f&type=magiclink',
		'no such user karin@fitko.example'
	])('blanks what is secret or personal in "%s"', (text) => {
		const blanked = redact(text);
		expect(blanked).toContain('[…]');
		expect(blanked).not.toMatch(/eyJ|0123456789|0a1b2c|karin/);
		expect(written({ message: text })).not.toMatch(/eyJ|0123456789|0a1b2c|karin/);
		expect(written(new Error(text))).not.toMatch(/eyJ|0123456789|0a1b2c|karin/);
	});
});

describe('a reference', () => {
	it('is short, readable and hardly ever the same', () => {
		const references = Array.from({ length: 1000 }, makeReference);
		for (const reference of references)
			expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9]{2}$/);
		expect(new Set(references).size).toBe(1000);
	});
});
