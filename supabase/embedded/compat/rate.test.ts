import { expect, it } from 'vitest';
import { Rate } from './rate.ts';

const MINUTE = 60_000;

it('counts by key within a minute and says how long to wait', () => {
	const rate = new Rate();
	const at = (now: number, key = 'a') => rate.count(key, 2, now);
	expect([at(0), at(1000), at(2000), at(2000, 'b')]).toEqual([0, 0, 58, 0]);
	expect(at(MINUTE - 1)).toBe(1);
	expect([at(MINUTE), at(MINUTE), at(MINUTE)]).toEqual([0, 0, 60]);
});

it('keeps ten thousand keys at most and forgets what is over', () => {
	const rate = new Rate();
	for (let n = 0; n < 10_000; n++) rate.count(`old ${n}`, 1, 0);
	rate.count('fresh', 1, 1000);
	expect(rate.count('fresh', 1, 2000)).toBeGreaterThan(0);
	expect(rate.count('old 9999', 1, 3000)).toBeGreaterThan(0);
	expect(rate.count('old 0', 1, 3000)).toBe(0);
});
