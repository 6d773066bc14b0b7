import { expect, it } from 'vitest';
import { writeBodyCard, writeFunctionCard } from './card.ts';

const BODY = {
	...{ id: '00000000-0000-4000-8000-000000000001', name: 'Amt; Straße, Nord', short_name: null },
	...{ seat: 'Köln', mailbox: 'post@amt.example', website: 'https://amt.example/' },
	purpose: 'Erste Zeile\nzweite \\ Zeile',
	updated_at: '2026-11-25T10:49:15.123+00:00',
	address: 'https://verbund.example/directory/organisations/amt'
};

it('writes a body with its official contact data', () => {
	expect(writeBodyCard(BODY).split('\r\n')).toEqual([
		'BEGIN:VCARD',
		'VERSION:4.0',
		'KIND:org',
		'UID:urn:uuid:00000000-0000-4000-8000-000000000001',
		'FN:Amt\\; Straße\\, Nord',
		'ORG:Amt\\; Straße\\, Nord',
		'ADR:;;;Köln;;;',
		'EMAIL:post@amt.example',
		'URL:https://amt.example/',
		'NOTE:Erste Zeile\\nzweite \\\\ Zeile',
		'SOURCE:https://verbund.example/directory/organisations/amt',
		'REV:20261125T104915Z',
		'END:VCARD',
		''
	]);
});

it('folds lines at 75 bytes and cuts no letter', () => {
	const card = writeBodyCard({ ...BODY, purpose: 'ä€😀'.repeat(60) });
	const sizes = card.split('\r\n').map((line) => Buffer.byteLength(line));
	expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
	expect(card.replaceAll('\r\n ', '')).toContain(`NOTE:${'ä€😀'.repeat(60)}\r\n`);
});

it('writes a function with role, body, unit and mailbox', () => {
	const card = writeFunctionCard({
		...{ id: BODY.id, organisation: 'Land Hessen', role: 'OZG-Koordination', topic: 'Elterngeld' },
		...{ unit: 'Referat 7', mailbox: 'ozg@he.example', verified_on: '2026-11-24' },
		address: 'https://verbund.example/directory/entries/1'
	});
	expect(card).toContain('\r\nFN:OZG-Koordination · Elterngeld · Land Hessen\r\n');
	expect(card).toContain('\r\nORG:Land Hessen;Referat 7\r\nROLE:OZG-Koordination · Elterngeld\r\n');
	expect(card).toContain('\r\nEMAIL;TYPE=work:ozg@he.example\r\n');
});
