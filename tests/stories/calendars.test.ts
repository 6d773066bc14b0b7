import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from './stage.ts';
import { call, count, due, told } from './working-days.ts';

const sql = openDatabase();
afterAll(() => sql.end());

describe('a clock in working days', () => {
	it.each([
		['over a Saturday holiday and a Sunday', '2026-10-29', 2, 'BY', '2026-11-02'],
		['from a Friday', '2026-10-30', 1, 'BY', '2026-11-02'],
		['where Corpus Christi is a holiday', '2026-06-03', 1, 'NW', '2026-06-05'],
		['where Corpus Christi is a working day', '2026-06-03', 1, 'HH', '2026-06-04'],
		['in the night in which summer begins', '2026-03-27', 1, 'NW', '2026-03-30'],
		['in the night in which summer ends', '2026-10-23', 1, 'NW', '2026-10-26'],
		['over the turn of the year', '2026-12-30', 2, 'NW', '2027-01-04'],
		['over Epiphany after the turn of the year', '2026-12-30', 4, 'BY', '2027-01-07'],
		['over Women’s Day in Berlin', '2027-03-05', 1, 'BE', '2027-03-09'],
		['over Women’s Day in Mecklenburg-Vorpommern', '2027-03-05', 1, 'MV', '2027-03-09'],
		['over Women’s Day in Brandenburg', '2027-03-05', 1, 'BB', '2027-03-08'],
		['over the Peace Festival in Augsburg', '2025-08-07', 1, 'BY-augsburg', '2025-08-11'],
		['over the Peace Festival elsewhere in Bavaria', '2025-08-07', 1, 'BY', '2025-08-08'],
		['over Assumption in Munich', '2025-08-14', 1, 'BY-catholic', '2025-08-18'],
		['over Assumption in Nuremberg', '2025-08-14', 1, 'BY', '2025-08-15'],
		['over the liberation’s 80th year in Berlin', '2025-05-07', 1, 'BE', '2025-05-09'],
		['of no days', '2026-06-06', 0, 'NW', '2026-06-06'],
		['from a Saturday', '2026-06-06', 1, 'NW', '2026-06-08'],
		['from the first day to the last', '2033-01-01', 2000, 'HH', '2040-11-27']
	])('ends right %s', async (_case, from, days, calendar, expected) => {
		expect(await due(from, days, calendar)).toBe(expected);
	});

	it('knows 8 March 2027 in Berlin and Mecklenburg-Vorpommern alone', async () => {
		const rows = await sql`select calendar_id from holidays where day = '2027-03-08' order by 1`;
		expect(rows.map(({ calendar_id }) => calendar_id)).toEqual(['BE', 'MV']);
	});

	it('takes the date of an instant from the clock of Berlin, in summer and winter', async () => {
		const [row] = await sql`select
			app.day_of('2026-03-28T22:59:59Z')::text as "before summer",
			app.day_of('2026-03-28T23:00:00Z')::text as "the night itself",
			app.day_of('2026-03-29T22:00:00Z')::text as "after an hour less",
			app.day_of('2026-10-24T22:00:00Z')::text as "the other night",
			app.day_of('2026-10-25T22:59:59Z')::text as "after an hour more",
			app.day_of('2026-12-31T23:00:00Z')::text as "New Year"`;
		expect(row).toEqual({
			'before summer': '2026-03-28',
			'the night itself': '2026-03-29',
			'after an hour less': '2026-03-30',
			'the other night': '2026-10-25',
			'after an hour more': '2026-10-25',
			'New Year': '2027-01-01'
		});
	});
});

describe('giver Hamburg, receiver Nordrhein-Westfalen, 2 days from 3 June 2026', () => {
	const asked = { from_date: '2026-06-03', days: 2, receiver: 'NW', giver: 'HH' };

	it('are over on Monday by the receiver’s calendar, on Friday by the giver’s', async () => {
		const { receiver, giver, both } = await count(asked);
		expect([receiver.due, giver.due, both.due]).toEqual(['2026-06-08', '2026-06-05', '2026-06-08']);
	});

	it('are explained day by day', async () => {
		const { receiver, giver } = await count(asked);
		const corpusChristi = '06-04 holiday Fronleichnam';
		expect(told(receiver)).toEqual([
			'06-03 0',
			corpusChristi,
			'06-05 1',
			'06-06 weekend',
			'06-07 weekend',
			'06-08 2'
		]);
		expect(told(giver)).toEqual(['06-03 0', '06-04 1', '06-05 2']);
		expect(receiver.days[1]?.reasons[0]).toMatchObject({ calendar: 'NW', organisation: null });
	});

	it.each([
		['2026-06-01', 0, 0],
		['2026-06-04', 0, 1],
		['2026-06-06', 1, 2],
		['2026-06-10', 4, 5]
	])('have elapsed in part by %s', async (on_date, received, given) => {
		const { receiver, giver } = await count({ ...asked, on_date });
		expect([receiver.elapsed, giver.elapsed]).toEqual([received, given]);
	});
});

describe('both calendars', () => {
	it('let a day count only where both sides work', async () => {
		// In 2028 Hamburg rests on a Tuesday, Bavaria on the Wednesday after it.
		const { both } = await count({ from_date: '2028-10-30', days: 1, receiver: 'BY', giver: 'HH' });
		expect(told(both)).toEqual([
			'10-30 0',
			'10-31 holiday Reformationstag',
			'11-01 holiday Allerheiligen',
			'11-02 1'
		]);
	});

	it('are never earlier than either', async () => {
		const { receiver, giver, both } = await count({
			...{ from_date: '2026-01-02', days: 250, receiver: 'BY-augsburg', giver: 'SN' }
		});
		expect([receiver.due, giver.due, both.due].sort().at(-1)).toBe(both.due);
		expect(both.due > giver.due).toBe(true);
	});
});

describe('a body', () => {
	const settle = (slug: string, place: { ars?: string | null; state?: string | null }) =>
		sql`update organisations set ${sql(place)} where slug = ${slug}`;
	const calendarOf = async (place: { ars?: string | null; state?: string | null }) => {
		await settle('other', { ars: null, state: null, ...place });
		const [row] =
			await sql`select app.calendar_of(id) as calendar from organisations where slug = 'other'`;
		await settle('other', { ars: null, state: null });
		return row?.calendar;
	};

	it.each([
		['Hamburg', '020000000000', 'HH'],
		['Augsburg', '097610000000', 'BY-augsburg'],
		['the district around Augsburg', '097720000000', 'BY'],
		['Munich', '091620000000', 'BY-catholic'],
		['Nuremberg', '095640000000', 'BY'],
		['Bonn, for a federal body', '053140000000', 'NW'],
		['Crostwitz, whose ARS names its association too', '146255302080', 'SN-catholic'],
		['Bautzen', '146250020020', 'SN'],
		['the Eichsfeld', '160610000000', 'TH-catholic']
	])('in %s has its calendar by its ARS', async (_place, ars, calendar) => {
		expect(await calendarOf({ ars })).toBe(calendar);
	});

	it('without ARS has the calendar of its Land, and without both none', async () => {
		expect(await calendarOf({ state: 'HE' })).toBe('HE');
		expect(await calendarOf({})).toBeNull();
	});

	it('does not work on its rest days, whoever asks', async () => {
		await settle('home', { state: 'HE' });
		const christmas = { from_date: '2026-12-23', days: 1, receiver: 'home' };
		const { receiver } = await count(christmas);
		expect(told(receiver)).toEqual([
			'12-23 0',
			'12-24 rest home',
			'12-25 holiday Erster Weihnachtstag',
			'12-26 weekend Zweiter Weihnachtstag',
			'12-27 weekend',
			'12-28 1'
		]);
		expect(receiver.days[1]?.reasons[0]).toMatchObject({
			calendar: null,
			organisation: 'Stelle home'
		});
		expect(await due('2026-12-23', 1, 'HE')).toBe('2026-12-24');
		const { both } = await count({ ...christmas, receiver: 'HE', giver: 'home' });
		expect(both.due).toBe('2026-12-28');
	});

	it('is found by its name as well, unless two have it', async () => {
		await settle('home', { state: 'HE' });
		expect(await due('2026-06-03', 1, 'stelle HOME')).toBe('2026-06-05');
		await sql`update organisations set short_name = 'Zwilling' where slug in ('home', 'other')`;
		const answer = await call({ from_date: '2026-06-03', days: 1, receiver: 'Zwilling' });
		await sql`update organisations set short_name = null where slug in ('home', 'other')`;
		expect(answer.body).toMatchObject({ message: 'calendar_unknown' });
	});
});
