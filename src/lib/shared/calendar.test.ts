import { describe, expect, it } from 'vitest';
import { isDay, readDueQuery, shorten, today, type CalendarDay } from './calendar.ts';

describe('the address of a due date', () => {
	it('asks nothing without a day and a side', () => {
		expect(readDueQuery(new URLSearchParams('rule=both'))).toBeNull();
	});

	it('keeps what was typed, trimmed and cut', () => {
		const query = readDueQuery(
			new URLSearchParams({ from: ' 3.6. ', days: 'zwei', receiver: 'x'.repeat(300), rule: 'mine' })
		);
		expect(query).toEqual({
			...{ from: '3.6.', days: 'zwei', receiver: 'x'.repeat(200), giver: '' },
			rule: 'receiver'
		});
	});
});

describe('a day', () => {
	it.each([
		['2026-06-03', true],
		['2028-02-29', true],
		['2026-02-29', false],
		['2026-06-31', false],
		['2026-6-3', false],
		['03.06.2026', false],
		['', false]
	])('%s is one: %s', (text, expected) => {
		expect(isDay(text)).toBe(expected);
	});

	it.each([
		['2026-06-02T21:59:59Z', '2026-06-02'],
		['2026-06-02T22:00:00Z', '2026-06-03'],
		['2026-12-31T23:00:00Z', '2027-01-01']
	])('at %s is %s in Berlin', (instant, day) => {
		expect(today(new Date(instant))).toBe(day);
	});
});

describe('what is drawn', () => {
	const row = (n: number): CalendarDay => ({
		...{ day: `${n}`, number: n, reasons: [] },
		kind: n % 10 === 0 ? 'holiday' : n % 7 === 0 ? 'weekend' : 'working'
	});
	const days = (count: number) => Array.from({ length: count }, (_, n) => row(n + 1));

	const result = (count: number) => ({ due: '2026-06-08', elapsed: null, days: days(count) });

	it('is every day of two months', () => {
		expect(shorten(result(62))).toEqual(result(62));
	});

	it('is only what does not count where there are more', () => {
		const { shortened, days: left } = shorten(result(63));
		expect(shortened).toBe(true);
		expect(left.map(({ day }) => day)).toEqual(['10', '20', '30', '40', '50', '60']);
	});
});
