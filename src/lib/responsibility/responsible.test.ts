import { describe, expect, it } from 'vitest';
import { listSteps, type Answer, type Found, type Way } from './responsible.ts';

const found = (...ways: Way[]) =>
	({ answers: ways.map((way, place) => ({ way, id: `${place}` }) as Answer) }) as Found;
const told = (...ways: Way[]) =>
	listSteps(found(...ways)).map(
		({ way, answer, hit }) => `${way} ${answer?.id ?? '–'}${hit ? ' hit' : ''}`
	);

describe('the way an answer was found', () => {
	it('names the first answer of every step and where the best one is', () => {
		expect(told('direct', 'direct', 'field', 'coordinator')).toEqual([
			'direct 0 hit',
			'field 2',
			'coordinator 3'
		]);
	});

	it('says that nobody is named directly when the field answers', () => {
		expect(told('field', 'ministry')).toEqual(['direct –', 'field 0 hit', 'ministry 1']);
	});

	it('has no steps for a body or a role, which are found at once, nor without an answer', () => {
		expect([told('body', 'coordinator'), told('role'), told()]).toEqual([[], [], []]);
	});
});
