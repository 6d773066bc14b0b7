import { describe, expect, it } from 'vitest';
import { AverageRate } from './average-rate.ts';

describe('the rate of messages', () => {
	it('lets a burst pass after a quiet minute, not right after the start', () => {
		const early = new AverageRate(500);
		early.add(1500, 0);
		expect(early.isOver(0, 999)).toBe(false);
		expect(early.isOver(0, 1000)).toBe(true);

		const late = new AverageRate(500);
		late.add(0, 0);
		late.add(1500, 60_000);
		expect(late.isOver(0, 61_000)).toBe(false);
	});

	it('is over after as many seconds above the limit as it takes, and comes back', () => {
		const rate = new AverageRate(100);
		for (let second = 0; second < 60; second++) rate.add(120, second * 1000);
		expect(rate.isOver(0, 60_000)).toBe(true);
		expect(rate.isOver(0, 75_000)).toBe(false);
	});

	it('says whether so many more would be too many', () => {
		const rate = new AverageRate(500);
		expect(rate.isOver(500, 0)).toBe(false);
		expect(rate.isOver(501, 0)).toBe(true);
	});

	it('forgets after ten minutes of silence', () => {
		const rate = new AverageRate(10);
		rate.add(1000, 0);
		rate.add(0, 1000);
		expect(rate.isOver(0, 2000)).toBe(true);
		expect(rate.isOver(0, 700_000)).toBe(false);
	});
});
