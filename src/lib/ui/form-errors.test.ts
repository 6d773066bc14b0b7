import { expect, it } from 'vitest';
import { listErrors, messageOf } from './form-errors.ts';

const issues = [
	{ message: 'missing', path: ['email'] },
	{ message: 'no address', path: ['email'] },
	{ message: 'wrong', path: [] },
	{ message: 'other' }
];

it('lists one message per field, linked to its control, and those about the whole form', () => {
	expect(listErrors(issues, { email: 'link-email' })).toEqual([
		{ message: 'missing', field: 'link-email' },
		{ message: 'wrong' },
		{ message: 'other' }
	]);
	expect(listErrors(undefined, {})).toEqual([]);
});

it('takes the name of the field for the id of its control when no ids are given', () => {
	expect(listErrors(issues)).toEqual([
		{ message: 'missing', field: 'email' },
		{ message: 'wrong' },
		{ message: 'other' }
	]);
});

it('shows the first message beside the field', () => {
	expect(messageOf(issues)).toBe('missing');
	expect(messageOf(undefined)).toBeUndefined();
});
