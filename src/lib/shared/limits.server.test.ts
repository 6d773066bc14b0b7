import { describe, expect, it } from 'vitest';
import { createLimit, takeAll } from './limits.server.ts';

function withClock(options: { most: number; per: number; entries?: number }) {
	let time = 1_000_000;
	const limit = createLimit({ ...options, now: () => time });
	return { limit, pass: (seconds: number) => (time += seconds * 1000) };
}

describe('a limit', () => {
	it('grants so many at once, then says how long to wait', () => {
		const { limit } = withClock({ most: 3, per: 60 });
		expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0]);
		expect(limit.take('a')).toBe(20);
	});

	it('grows back evenly, never beyond its size', () => {
		const { limit, pass } = withClock({ most: 2, per: 60 });
		limit.take('a');
		limit.take('a');
		pass(29);
		expect(limit.take('a')).toBe(1);
		pass(1);
		expect(limit.take('a')).toBe(0);
		pass(100_000);
		expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 30]);
	});

	it('counts each key apart', () => {
		const { limit } = withClock({ most: 1, per: 60 });
		expect(limit.take('a')).toBe(0);
		expect(limit.take('b')).toBe(0);
		expect(limit.take('a')).toBeGreaterThan(0);
	});

	it('takes back what was harmless', () => {
		const { limit } = withClock({ most: 1, per: 60 });
		limit.take('a');
		limit.giveBack('a');
		limit.giveBack('a');
		expect([limit.take('a'), limit.take('a')]).toEqual([0, 60]);
	});

	it('forgets the key unused for longest, so that memory is bounded', () => {
		const { limit } = withClock({ most: 1, per: 60, entries: 3 });
		for (const key of ['a', 'b', 'c', 'a', 'd']) limit.take(key);
		expect(limit.size()).toBe(3);
		expect(limit.take('a')).toBeGreaterThan(0);
		expect(limit.take('b')).toBe(0);
	});

	it('together with others makes wait for the longest', () => {
		const { limit: narrow } = withClock({ most: 1, per: 60 });
		const { limit: wide } = withClock({ most: 2, per: 60 });
		const take = () =>
			takeAll([
				[wide, 'x'],
				[narrow, 'y']
			]);
		expect([take(), take()]).toEqual([0, 60]);
	});
});
