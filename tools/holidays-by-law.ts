/**
 * A second source for the holidays, read by tests only: the rules of the Länder as vacanza/holidays
 * states them (holidays/countries/germany.py, which cites each law), with its own reckoning of Easter.
 */

/** Month and day, days after Easter Sunday, or a day that has a rule of its own. */
const DAYS: Record<string, string | number> = {
	newYear: '01-01',
	epiphany: '01-06',
	womensDay: '03-08',
	goodFriday: -2,
	easterSunday: 0,
	easterMonday: 1,
	labourDay: '05-01',
	ascension: 39,
	whitSunday: 49,
	whitMonday: 50,
	corpusChristi: 60,
	peaceFestival: '08-08',
	assumption: '08-15',
	childrensDay: '09-20',
	unity: '10-03',
	reformation: '10-31',
	allSaints: '11-01',
	repentance: 'repentance',
	christmas: '12-25',
	boxingDay: '12-26'
};

const EVERYWHERE =
	'newYear goodFriday easterMonday labourDay ascension whitMonday unity christmas boxingDay';
const BAVARIA = 'epiphany corpusChristi allSaints';

/** What is a holiday beside those of the whole country; with the first year where it is after 2020. */
const BESIDE: Record<string, string> = {
	BB: 'easterSunday whitSunday reformation',
	BE: 'womensDay',
	BW: 'epiphany corpusChristi allSaints',
	BY: BAVARIA,
	'BY-catholic': `${BAVARIA} assumption`,
	'BY-augsburg': `${BAVARIA} assumption peaceFestival`,
	HB: 'reformation',
	HE: 'corpusChristi',
	HH: 'reformation',
	MV: 'reformation womensDay:2023',
	NI: 'reformation',
	NW: 'corpusChristi allSaints',
	RP: 'corpusChristi allSaints',
	SH: 'reformation',
	SL: 'corpusChristi assumption allSaints',
	SN: 'reformation repentance',
	'SN-catholic': 'reformation repentance corpusChristi',
	ST: 'epiphany reformation',
	TH: 'childrensDay reformation',
	'TH-catholic': 'childrensDay reformation corpusChristi'
};

const ONCE: Record<string, string[]> = { BE: ['2020-05-08', '2025-05-08', '2028-06-17'] };

export const CALENDARS = Object.keys(BESIDE);

/** "2026-06-04" of every holiday of the year, in order. */
export function holidaysByLaw(calendar: string, year: number): string[] {
	const names = `${EVERYWHERE} ${BESIDE[calendar] ?? ''}`.split(' ');
	const valid = names
		.map((name) => name.split(':'))
		.filter(([, first = '0']) => year >= Number(first));
	const once = (ONCE[calendar] ?? []).filter((day) => day.startsWith(String(year)));
	return [...valid.map(([name = '']) => dayOf(DAYS[name], year)), ...once].sort();
}

function dayOf(rule: string | number | undefined, year: number): string {
	if (typeof rule === 'number') return iso(Date.UTC(year, ...easter(year)) + rule * 86_400_000);
	return rule === 'repentance' ? repentance(year) : `${year}-${rule}`;
}

/** The Wednesday before 23 November. */
function repentance(year: number): string {
	const eve = new Date(Date.UTC(year, 10, 22));
	return iso(eve.getTime() - ((eve.getUTCDay() + 4) % 7) * 86_400_000);
}

/** Month (from 0) and day of Easter Sunday, after Butcher. */
function easter(year: number): [month: number, day: number] {
	const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
	const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
	const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
	const sum = epact + weekday - 7 * late + 114;
	return [Math.floor(sum / 31) - 1, (sum % 31) + 1];
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
