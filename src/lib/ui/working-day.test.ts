import { beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { CalendarDay } from '#lib/shared/calendar.ts';
import { lookOf, nameReasons, tellDay } from './working-day.ts';

beforeAll(() => overwriteGetLocale(() => 'de'));

const row = (more: Partial<CalendarDay>): CalendarDay => ({
	...{ day: '2026-06-04', kind: 'working', number: 1, reasons: [] },
	...more
});
const reason = (calendar: string | null, name_de: string, organisation: string | null = null) => ({
	...{ calendar, organisation, name_de, name_en: name_de }
});

describe('a day of a clock', () => {
	it.each([
		['start', row({ number: 0 }), '2026-06-08'],
		['due', row({ number: 0 }), '2026-06-04'],
		['counts', row({}), '2026-06-08'],
		['due', row({}), '2026-06-04'],
		['late', row({}), '2026-06-03'],
		['weekend', row({ kind: 'weekend', number: null }), '2026-06-08'],
		['closed', row({ kind: 'holiday', number: null }), '2026-06-08'],
		['closed', row({ kind: 'rest', number: null }), '2026-06-08']
	])('looks like %s', (look, day, due) => {
		expect(lookOf(day, due)).toBe(look);
	});

	it('names a reason once, with every place it holds for', () => {
		const reasons = [reason('BY', 'Fronleichnam'), reason('NW', 'Fronleichnam')];
		expect(nameReasons(row({ reasons }))).toBe('Fronleichnam (BY, NW)');
		const rest = [reason(null, 'Betriebsruhe', 'FITKO')];
		expect(nameReasons(row({ reasons: rest }))).toBe('Betriebsruhe (FITKO)');
	});

	it('is told as a sentence', () => {
		const holiday = row({ kind: 'holiday', number: null, reasons: [reason('NW', 'Fronleichnam')] });
		expect(tellDay(holiday, '2026-06-08')).toBe(
			'Donnerstag, 4. Juni 2026: Fronleichnam (NW), zählt nicht'
		);
		expect(tellDay(row({}), '2026-06-04')).toBe(
			'Donnerstag, 4. Juni 2026: Werktag 1, Ende der Frist'
		);
	});
});
