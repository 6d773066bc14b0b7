import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainError, throwError, translateKey } from './errors.server.ts';

/** Keys that the migrations raise. */
function listRaisedKeys(): string[] {
	const sql = globSync('supabase/migrations/*.sql').map((file) => readFileSync(file, 'utf8'));
	const raised = /\bfail\(\s*\d{3}\s*,\s*'([a-z_]+)'/g;
	return [
		...new Set(sql.flatMap((text) => [...text.matchAll(raised)].map(([, key]) => key ?? '')))
	];
}

describe('an error of the database', () => {
	it('has a sentence in German and in English for every key that the migrations raise', () => {
		const keys = listRaisedKeys();
		expect(keys).toContain('conflict');
		for (const locale of ['de', 'en'] as const) {
			expect(keys.filter((key) => !translateKey(key, locale))).toEqual([]);
		}
	});

	it('keeps status, key and facts of what our functions raise', () => {
		const answer = { code: 'PT409', message: 'conflict', details: '{"by":"Karin Beispiel"}' };
		expect(explainError(answer, 'en')).toEqual({
			status: 409,
			key: 'conflict',
			message: expect.stringMatching(/changed/),
			facts: { by: 'Karin Beispiel' }
		});
	});

	it.each([
		['23514', 422],
		['23505', 409],
		['42501', 403],
		['PGRST116', 404],
		['PGRST303', 401]
	])('%s is answered with %i', (code, status) => {
		expect(explainError({ code, message: 'new row violates …' }, 'de')).toMatchObject({
			status,
			message: expect.not.stringContaining('violates')
		});
	});

	it.each([
		{ code: '42P01', message: 'relation "secret" does not exist' },
		{ code: 'PT409', message: 'not_a_key', details: 'secret' },
		{ message: 'TypeError: fetch failed' }
	])('nobody knows (%j) shows none of its internals', (answer) => {
		const explained = explainError(answer, 'en');
		expect(explained).toMatchObject({ status: 500, key: 'unexpected', facts: null });
		expect(explained.message).not.toMatch(/secret|not_a_key|fetch/);
		expect(() => throwError(answer)).toThrow(answer.message);
	});

	it('that is known leaves the request with its status', () => {
		expect(() => throwError({ code: '42501', message: 'permission denied' })).toThrow(
			expect.objectContaining({ status: 403, body: expect.objectContaining({ key: 'forbidden' }) })
		);
	});
});
