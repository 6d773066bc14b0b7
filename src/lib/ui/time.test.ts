import { afterAll, beforeAll, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { formatDateTime, formatNearDay, formatRelative } from './time.ts';

let locale: 'de' | 'en' = 'de';
beforeAll(() => overwriteGetLocale(() => locale));
afterAll(() => (locale = 'de'));

test('times stand on the clock of Berlin, in winter and in summer', () => {
	expect(formatDateTime('2026-01-15T23:30:00Z')).toBe('16.01.2026, 00:30');
	expect(formatDateTime('2026-07-15T12:00:00Z')).toBe('15.07.2026, 14:00');
});

test.each([
	['2026-06-09T11:59:40Z', 'jetzt'],
	['2026-06-09T11:57:00Z', 'vor 3 Minuten'],
	['2026-06-09T09:00:00Z', 'vor 3 Stunden'],
	['2026-06-08T12:00:00Z', 'gestern'],
	['2026-05-19T12:00:00Z', 'vor 21 Tagen'],
	['2025-06-01T12:00:00Z', 'letztes Jahr']
])('%s is %s', (at, words) => {
	locale = 'de';
	expect(formatRelative(at, new Date('2026-06-09T12:00:00Z'))).toBe(words);
});

test.each([
	['2026-06-09T00:10:00+02:00', 'heute'],
	['2026-06-08T23:50:00+02:00', 'gestern'],
	['2026-06-08T00:10:00+02:00', 'gestern'],
	['2026-06-07T23:50:00+02:00', '07.06.2026']
])('%s was %s on the calendar of Berlin', (at, words) => {
	locale = 'de';
	expect(formatNearDay(at, '2026-06-09T00:20:00+02:00')).toBe(words);
});

test('English readers get English words and British dates', () => {
	locale = 'en';
	expect(formatRelative('2026-05-19T12:00:00Z', new Date('2026-06-09T12:00:00Z'))).toBe(
		'21 days ago'
	);
	expect(formatDateTime('2026-07-15T12:00:00Z')).toBe('15/07/2026, 14:00');
});
