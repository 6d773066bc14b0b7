import { expect, it } from 'vitest';
import { Budget } from './budget.ts';

it('lets a second’s worth pass at once and makes the rest wait', () => {
	const budget = new Budget(10, 1_000_000, 0);
	const waits = Array.from({ length: 12 }, () => budget.spend(10, 0));
	expect(waits.slice(0, 10).every((wait) => wait === 0)).toBe(true);
	expect(waits.slice(10)).toEqual([100, 200]);
});

it('is earned again with time, up to one second’s worth', () => {
	const budget = new Budget(10, 1_000_000, 0);
	for (let frame = 0; frame < 10; frame++) budget.spend(1, 0);
	expect(budget.spend(1, 60_000)).toBe(0);
	for (let frame = 0; frame < 9; frame++) expect(budget.spend(1, 60_000)).toBe(0);
	expect(budget.spend(1, 60_000)).toBe(100);
});

it('counts bytes as well as frames', () => {
	const budget = new Budget(1000, 1000, 0);
	expect(budget.spend(3000, 0)).toBe(2000);
});
