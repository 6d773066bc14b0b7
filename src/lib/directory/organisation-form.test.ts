import * as v from 'valibot';
import { expect, test } from 'vitest';
import { columns, organisationSchema, toField } from './organisation-form.ts';
import type { Organisation } from './organisation.ts';

const entry = {
	id: '6f1c3a52-9a0e-4a0b-8d4e-0f6f2b1f7c11',
	version: 3,
	name: '  Dataport ',
	short_name: '',
	kind: 'state_it_provider',
	level: 'state',
	sector: 'state',
	state: '',
	ars: '',
	seat: 'Altenholz',
	mailbox: '',
	website: '',
	purpose: ''
};

const wrong = (change: object) => {
	const parsed = v.safeParse(organisationSchema, { ...entry, ...change });
	return parsed.issues?.map((issue) => v.getDotPath(issue));
};

test('names are trimmed and empty fields clear their value', () => {
	const saved = v.parse(organisationSchema, entry);
	expect(saved).toMatchObject({ name: 'Dataport', short_name: null, state: null, mailbox: null });
	expect(saved).not.toHaveProperty('listed');
	expect(v.parse(organisationSchema, { ...entry, listed: 'false' }).listed).toBe(false);
});

test.each([
	[{ name: '   ' }, 'name'],
	[{ name: 'x'.repeat(201) }, 'name'],
	[{ short_name: 'x'.repeat(41) }, 'short_name'],
	[{ level: 'planet' }, 'level'],
	[{ state: 'Bremen' }, 'state'],
	[{ ars: '04000000000' }, 'ars'],
	[{ mailbox: 'post' }, 'mailbox'],
	[{ website: 'http://insecure.example' }, 'website'],
	[{ website: 'javascript:alert(1)' }, 'website'],
	[{ purpose: 'x'.repeat(2001) }, 'purpose'],
	[{ listed: 'maybe' }, 'listed'],
	[{ version: 0 }, 'version']
])('%o is refused at its field', (change, field) => {
	expect(wrong(change)).toEqual([field]);
});

test('every column of the form is one the schema knows, and shows what is stored', () => {
	expect(Object.keys(organisationSchema.entries).sort()).toEqual(
		[...columns, 'id', 'version'].sort()
	);
	const stored = { name: 'FITKO', seat: null, listed: true } as Organisation;
	expect(toField(stored, 'seat')).toBe('');
	expect(toField(stored, 'listed')).toBe('true');
});
