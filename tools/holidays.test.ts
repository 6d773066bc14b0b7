import { readFileSync } from 'node:fs';
import { getHolidays, type Region } from 'feiertagejs';
import { describe, expect, it } from 'vitest';
import { listHolidays } from './holiday-list.ts';
import { HOLIDAY_MIGRATION, renderMigration } from './holiday-migration.ts';
import { holidaysByLaw, CALENDARS } from './holidays-by-law.ts';

const migration = readFileSync(HOLIDAY_MIGRATION, 'utf8');

/** What the migration holds, read from its text: "NW 2026-06-04". */
const held = new Set(
	[...migration.matchAll(/^\t\('(\d{4}-\d\d-\d\d)', .*, '([^']+)'\),?$/gm)].flatMap(
		([, day, calendars = '']) => calendars.split(' ').map((calendar) => `${calendar} ${day}`)
	)
);
const years = Array.from({ length: 21 }, (_, n) => 2020 + n);

describe('the migration with the holidays', () => {
	it('is what the generator makes: run `npm run holidays` after a change', () => {
		expect(migration).toBe(renderMigration(listHolidays()));
	});

	it('is read by this test as a whole', () => {
		expect(held.size).toBe(listHolidays().length);
	});

	describe.each(CALENDARS)('for %s', (calendar) => {
		it.each(years)('agrees with the laws in %i', (year) => {
			const days = [...held].filter((entry) => entry.startsWith(`${calendar} ${year}-`)).sort();
			expect(days).toEqual(holidaysByLaw(calendar, year).map((day) => `${calendar} ${day}`));
		});
	});

	it('corrects the package in these days and no others', () => {
		const differing = CALENDARS.filter((calendar) => calendar.length === 2).flatMap((calendar) =>
			years.flatMap((year) => {
				const law = new Set(holidaysByLaw(calendar, year));
				const days = getHolidays(year, calendar as Region).map(({ dateString }) => dateString);
				return [...law.symmetricDifference(new Set(days))].map((day) => `${calendar} ${day}`);
			})
		);
		// Berlin's days of one year are missing; 15 August is not one of all of Bavaria.
		expect(differing.sort()).toEqual(
			[
				...['BE 2020-05-08', 'BE 2025-05-08', 'BE 2028-06-17'],
				...years.map((year) => `BY ${year}-08-15`)
			].sort()
		);
	});

	it('holds no calendar that the laws do not know', () => {
		const found = new Set([...held].map((entry) => entry.split(' ')[0]));
		expect([...found].sort()).toEqual([...CALENDARS].sort());
	});
});
