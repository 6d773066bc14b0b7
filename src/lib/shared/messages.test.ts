import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Messages = Record<string, unknown>;

const read = (locale: string) =>
	JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Messages;

/** `{name}` in a text, also inside plural forms. */
function listPlaceholders(message: unknown): string[] {
	return [...new Set(JSON.stringify(message).match(/\{[a-z]\w*\}/gi) ?? [])].sort();
}

const de = read('de');
const en = read('en');

describe('the messages', () => {
	it('exist in German and in English', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(de).sort());
	});

	it('have the same placeholders in both', () => {
		const wrong = Object.keys(de).filter(
			(key) => String(listPlaceholders(de[key])) !== String(listPlaceholders(en[key]))
		);
		expect(wrong).toEqual([]);
	});

	it('are never empty', () => {
		const empty = (messages: Messages) =>
			Object.keys(messages).filter((key) => messages[key] === '');
		expect([...empty(de), ...empty(en)]).toEqual([]);
	});
});
