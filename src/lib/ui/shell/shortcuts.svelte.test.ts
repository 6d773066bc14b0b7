import { expect, test } from 'vitest';
import { readKey } from './shortcuts.ts';

const press = (key: string, more: object = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	target: document.body,
	...more
});

test('Ctrl K and Cmd K open the palette, with or without single keys', () => {
	expect(readKey(press('k', { ctrlKey: true }), true)).toBe('palette');
	expect(readKey(press('K', { metaKey: true }), false)).toBe('palette');
	expect(readKey(press('k', { ctrlKey: true, altKey: true }), true)).toBeNull();
	expect(readKey(press('k'), true)).toBeNull();
});

test('the question mark opens the list, unless single keys are off or someone types', () => {
	expect(readKey(press('?'), true)).toBe('shortcuts');
	expect(readKey(press('?'), false)).toBeNull();
	for (const kind of ['input', 'textarea', 'select']) {
		const target = document.createElement(kind);
		expect(readKey(press('?', { target }), true)).toBeNull();
	}
});
