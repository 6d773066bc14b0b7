import { beforeAll, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { tellConflict } from './conflict.ts';

beforeAll(() => overwriteGetLocale(() => 'de'));

test('a conflict names body, person, time and fields', () => {
	const facts = {
		by: 'Hakan Muster',
		organisation: 'NW',
		at: '2026-06-09T12:02:00Z',
		changed: ['seat', 'mailbox']
	};
	expect(tellConflict(facts)).toBe(
		'NW · Hakan Muster hat am 09.06.2026, 14:02 geändert: Sitz, Postfach.'
	);
});

test('what the reader may not know stays away', () => {
	const facts = { by: null, organisation: 'NW', at: '2026-06-09T12:02:00Z', changed: ['seat'] };
	expect(tellConflict(facts)).toBe('NW hat am 09.06.2026, 14:02 geändert: Sitz.');
	expect(tellConflict(null)).toBe('Jemand hat den Eintrag geändert.');
});
