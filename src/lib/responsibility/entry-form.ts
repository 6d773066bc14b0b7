import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { isDay } from '#lib/shared/calendar.ts';

const id = v.pipe(v.string(), v.uuid());
const optionalId = v.pipe(v.string(), v.regex(/^$|^[0-9a-f-]{36}$/));
const line = (most: number) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(most, () => m.directory_too_long({ most }))
	);
/** "2026-06-18", or nothing. */
const day = v.optional(
	v.pipe(
		v.string(),
		v.check(
			(text) => text === '' || isDay(text),
			() => m.entry_day_invalid()
		)
	),
	''
);

/** Who holds it: a person of the body, a unit, or nobody. */
export const HOLDERS = ['person', 'unit', 'vacant'] as const;
export const VACANCIES = ['unfilled', 'left', 'reorganised', 'no_post', 'other'] as const;
export const SCOPES = ['all', 'handoffs', 'no_votes'] as const;
export const RESPONSIBILITIES = [
	'responsible',
	'accountable',
	'consulted',
	'informed',
	'driver',
	'approver',
	'contributor'
] as const;

const holder = {
	person: v.optional(optionalId, ''),
	unit: v.optional(line(160), ''),
	since: day,
	vacancy: v.optional(v.picklist(VACANCIES), 'unfilled'),
	planned_on: day
};

/** Another holder from a day on, an empty chair, or the end of the role in this body. */
export const followSchema = v.object({
	assignment: id,
	holder: v.picklist([...HOLDERS, 'end']),
	...holder
});

export const newEntrySchema = v.object({
	organisation: id,
	role: v.pipe(
		v.string(),
		v.check(
			(text) => /^[0-9a-f-]{36}$/.test(text),
			() => m.entry_role_missing()
		)
	),
	topic: v.optional(line(300), ''),
	holder: v.picklist(HOLDERS),
	...holder,
	mailbox: v.optional(line(254), ''),
	source: v.optional(line(500), '')
});

export const detailsSchema = v.object({
	assignment: id,
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	mailbox: line(254),
	source: line(500),
	valid_to: day,
	planned_on: day,
	responsibility: v.picklist(RESPONSIBILITIES),
	interval_days: v.pipe(
		v.number(),
		v.integer(),
		v.minValue(7, () => m.entry_interval_invalid()),
		v.maxValue(1830, () => m.entry_interval_invalid())
	)
});

/** Without an entry: all of the body that are due. */
export const confirmSchema = v.object({ organisation: id, assignment: v.optional(optionalId, '') });

export const deputySchema = v.object({
	assignment: id,
	person: v.pipe(
		v.string(),
		v.check(
			(text) => /^[0-9a-f-]{36}$/.test(text),
			() => m.entry_deputy_missing()
		)
	),
	scope: v.picklist(SCOPES),
	valid_from: day,
	valid_to: day,
	despite: v.optional(v.boolean(), false)
});
export const removeDeputySchema = v.object({ deputy: id });

export const askSchema = v.object({
	asked: id,
	question: v.pipe(
		line(300),
		v.nonEmpty(() => m.error_question_empty())
	),
	more: v.optional(line(2000), ''),
	topic: v.optional(optionalId, ''),
	assignment: v.optional(optionalId, '')
});
export const answerSchema = v.object({
	question: id,
	answer: v.optional(line(2000), ''),
	assignment: v.optional(optionalId, '')
});

export const reportSchema = v.object({
	organisation: id,
	assignment: id,
	report: v.pipe(
		line(1000),
		v.nonEmpty(() => m.error_report_empty())
	)
});
export const settleReportSchema = v.object({ report: id });

export const absenceSchema = v.object({
	first_day: v.pipe(
		v.string(),
		v.check(isDay, () => m.entry_day_invalid())
	),
	last_day: v.pipe(
		v.string(),
		v.check(isDay, () => m.entry_day_invalid())
	)
});
export const removeAbsenceSchema = v.object({ absence: id });

export const handoverSchema = v.object({
	assignment: id,
	note: v.optional(line(5000), ''),
	talked_on: day,
	next: v.optional(optionalId, ''),
	done: v.optional(v.pipe(v.array(id), v.maxLength(500)), []),
	closed: v.optional(v.boolean(), false)
});
