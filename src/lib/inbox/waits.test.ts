import { describe, expect, it } from 'vitest';
import type { Wait } from './for-me.ts';
import { isLate, pathOfWait, tellLeft } from './waits.ts';

const object = { id: 'o', kind: 'space', title: 'Raum', slug: 'raum', number: null };
const wait = (change: Partial<Wait>) => ({ kind: 'comment.asked', object, ...change }) as Wait;
const left = (days: number, working_days: number | null) =>
	wait({ left: { days, working_days, calendar: working_days === null ? null : 'NW' } });

describe('what is left until it is due', () => {
	it.each([
		[0, 0, 'heute fällig'],
		[1, 1, 'noch 1 Werktag'],
		[4, 2, 'noch 2 Werktage'],
		[-1, -1, '1 Werktag über Frist'],
		[-4, -2, '2 Werktage über Frist'],
		[3, null, 'noch 3 Tage'],
		[-3, null, '3 Tage über Frist']
	])('%i days, %s of them working days: %s', (days, working, words) => {
		expect(tellLeft(left(days, working))).toBe(words);
		expect(isLate(left(days, working))).toBe(days < 0);
	});

	it('is nothing without a day', () => {
		expect(tellLeft(wait({ left: null }))).toBe('');
		expect(isLate(wait({ left: null }))).toBe(false);
	});
});

it('leads to where the act is done', () => {
	expect(pathOfWait(wait({ subject_id: 'c' }))).toBe('/spaces/raum#comment-c');
	const body = { ...object, kind: 'organisation', slug: 'fitko' };
	expect(pathOfWait(wait({ kind: 'membership.requested', object: body }))).toBe(
		'/directory/organisations/fitko/people'
	);
	expect(pathOfWait(wait({ kind: 'handover.begun', object: body, subject_id: 'a' }))).toBe(
		'/directory/entries/a/handover'
	);
	expect(pathOfWait(wait({ object: { ...object, kind: 'note' } }))).toBeUndefined();
});
