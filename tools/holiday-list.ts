/** The public holidays of every calendar, from feiertagejs, corrected where it differs from the law. */
import { getHolidays, type HolidayType, type Region } from 'feiertagejs';
import { HOLIDAY_NAMES } from './holiday-names.ts';

const FIRST_YEAR = 2020;
const LAST_YEAR = 2040;

export interface Holiday {
	/** "2026-06-04" */
	day: string;
	de: string;
	en: string;
	/** Id as in public.calendars. */
	calendar: string;
}

interface Rule {
	region: Region;
	without?: HolidayType;
	/** Taken from the region in which everything is a holiday. */
	with?: HolidayType;
}

const LAENDER: Region[] = [
	...(['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV'] as const),
	...(['NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'] as const)
];

const RULES: Record<string, Rule> = {
	...Object.fromEntries(LAENDER.map((region) => [region, { region }])),
	// The package gives 15 August to all of Bavaria; the law only to mainly Catholic municipalities.
	BY: { region: 'BY', without: 'MARIAHIMMELFAHRT' },
	'BY-catholic': { region: 'BY' },
	'BY-augsburg': { region: 'AUGSBURG' },
	'SN-catholic': { region: 'SN', with: 'FRONLEICHNAM' },
	'TH-catholic': { region: 'TH', with: 'FRONLEICHNAM' }
};

/** Days the package does not know. Source: Gesetz über die Sonn- und Feiertage (Berlin), § 1. */
const ONCE: Holiday[] = [
	{
		calendar: 'BE',
		day: '2020-05-08',
		de: '75. Jahrestag der Befreiung',
		en: '75 years of liberation'
	},
	{
		calendar: 'BE',
		day: '2025-05-08',
		de: '80. Jahrestag der Befreiung',
		en: '80 years of liberation'
	},
	{
		calendar: 'BE',
		day: '2028-06-17',
		de: '75. Jahrestag des Aufstandes vom 17. Juni 1953',
		en: '75 years since the uprising of 17 June 1953'
	}
];

function holidaysOf(calendar: string, { region, without, with: added }: Rule, year: number) {
	return [
		...getHolidays(year, region).filter(({ name }) => name !== without),
		...getHolidays(year, 'ALL').filter(({ name }) => name === added)
	].map(({ dateString: day, name }) => ({ day, ...HOLIDAY_NAMES[name], calendar }));
}

/** All holidays of all calendars, by day, then by calendar. */
export function listHolidays(): Holiday[] {
	const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, n) => FIRST_YEAR + n);
	const all = years.flatMap((year) =>
		Object.entries(RULES).flatMap(([calendar, rule]) => holidaysOf(calendar, rule, year))
	);
	const key = ({ day, calendar }: Holiday) => `${day} ${calendar}`;
	return [...all, ...ONCE].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
