import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels, openDatabase } from './stage.ts';
import { call } from './working-days.ts';

const sql = openDatabase();
afterAll(() => sql.end());

describe('bad input', () => {
	const good = { from_date: '2026-06-03', days: 2, receiver: 'NW' };

	it.each([
		['no calendar', { receiver: null }, 'calendar_unknown', 404],
		['an empty calendar', { receiver: ' ' }, 'calendar_unknown', 404],
		['an unknown calendar', { receiver: 'Atlantis' }, 'calendar_unknown', 404],
		['an unknown second calendar', { giver: 'XX' }, 'calendar_unknown', 404],
		['a calendar of 10,000 characters', { receiver: 'NW'.repeat(5000) }, 'calendar_unknown', 404],
		['a body without place', { receiver: 'other' }, 'calendar_missing', 422],
		['no date', { from_date: null }, 'calendar_range', 422],
		['a date before 2020', { from_date: '2019-12-31' }, 'calendar_range', 422],
		['a date after 2040', { from_date: '2041-01-01' }, 'calendar_range', 422],
		['the end of time', { from_date: 'infinity' }, 'calendar_range', 422],
		['the last date Postgres knows', { from_date: '5874897-12-31' }, 'calendar_range', 422],
		['an elapsed day after 2040', { on_date: '2041-01-01' }, 'calendar_range', 422],
		['days that end after 2040', { from_date: '2040-12-01', days: 40 }, 'calendar_range', 422],
		[
			'days that end on the last days of 2040',
			{ from_date: '2040-12-20', days: 7 },
			'calendar_range',
			422
		],
		['no number', { days: null }, 'working_days_invalid', 422],
		['a number below zero', { days: -1 }, 'working_days_invalid', 422],
		['2001 days', { days: 2001 }, 'working_days_invalid', 422],
		['the largest number', { days: 2147483647 }, 'working_days_invalid', 422]
	])('%s has an answer of its own', async (_case, bad, key, status) => {
		const answer = await call({ ...good, ...bad });
		expect([answer.status, (answer.body as { message: string }).message]).toEqual([status, key]);
	});

	it('says when the calendars end', async () => {
		const { body } = await call({ ...good, from_date: '2041-01-01' });
		expect(JSON.parse((body as { details: string }).details)).toEqual({
			first: '2020-01-01',
			last: '2040-12-31'
		});
	});
});

const DAY = 86_400_000;
const FIRST = Date.parse('2020-01-01');
const SEED = 20261104;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

interface Case {
	from: number;
	days: number;
	calendars: string[];
	/** Whether a body that rests on every 24 December takes part. */
	resting: boolean;
}

describe('counting', () => {
	const closed = new Set<string>();
	const names: string[] = [];

	beforeAll(async () => {
		for (const { calendar_id, day } of await sql`select calendar_id, day::text from holidays`)
			closed.add(`${calendar_id} ${day}`);
		for (const { id } of await sql`select id from calendars order by id`) names.push(String(id));
	});

	/** One day after the other, as a person counts. */
	function countNaively({ from, days, calendars, resting }: Case): string {
		let [time, left] = [from, days];
		while (left > 0) {
			time += DAY;
			const [weekday, day] = [new Date(time).getUTCDay(), iso(time)];
			const rests = resting && day.endsWith('-12-24');
			const holiday = calendars.some((calendar) => closed.has(`${calendar} ${day}`));
			if (weekday > 0 && weekday < 6 && !holiday && !rests) left -= 1;
		}
		return iso(time);
	}

	async function countInDatabase({ from, days, calendars, resting }: Case) {
		const of = sql`${calendars}::text[], ${resting ? [labels.home ?? ''] : []}::uuid[]`;
		const [row] = await sql`
			with due as (select app.add_working_days(${iso(from)}, ${days}, ${of}) as day)
			select d.day::text as due,
				app.working_days_between(${iso(from)}, d.day, ${of}) as counted,
				app.working_days_between(d.day, ${iso(from)}, ${of}) as back,
				app.add_working_days(${iso(from)}, ${days + 1}, ${of}) > d.day as "rises with the days",
				app.add_working_days(${iso(from + DAY)}, ${days}, ${of}) >= d.day as "rises with the start",
				app.is_working_day(d.day, ${of}) as works
			from due d`;
		return row;
	}

	it('agrees with counting day by day, turns back, and rises', async () => {
		const someCase = fc.record({
			from: fc.integer({ min: 0, max: 4300 }).map((n) => FIRST + n * DAY),
			days: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1990 })),
			calendars: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
			resting: fc.boolean()
		});
		await fc.assert(
			fc.asyncProperty(someCase, async (one) => {
				expect(await countInDatabase(one)).toMatchObject({
					due: countNaively(one),
					counted: one.days,
					back: 0 - one.days,
					'rises with the days': true,
					'rises with the start': true,
					...(one.days > 0 && { works: true })
				});
			}),
			{ numRuns: 500, seed: SEED }
		);
	});
});
