import {
	everybody,
	keyOr,
	unwritable,
	type Ask,
	type FunctionExpectation,
	type Persona,
	type Reach,
	type TableExpectation
} from '../personas.ts';

/** Of twenty calendars the matrix names the one whose Land the cast knows. */
const rows = everybody<Reach>(['HE']);

export const calendarTables: Record<string, TableExpectation> = {
	calendars: {
		...unwritable,
		key: 'id',
		change: { name_de: 'Neuland' },
		example: {
			id: 'XX',
			name_de: 'Neuland',
			name_en: 'New',
			ags_prefixes: ['99'],
			source: 'Geschichte'
		},
		select: rows
	},
	holidays: {
		...unwritable,
		key: 'calendar_id',
		change: { name_de: 'Brückentag' },
		example: { calendar_id: 'HE', day: '2027-05-07', name_de: 'Brückentag', name_en: 'Bridge day' },
		select: rows
	},
	rest_days: {
		// The cast's reasons are the labels of its bodies.
		key: 'reason',
		change: { until: '2040-12-30' },
		example: { organisation_id: '', day: '2039-12-27', reason: 'Zwischen den Jahren' },
		select: everybody<Reach>(['home', 'listed', 'other', 'vendor', 'vendor-b'], {
			anonymous: ['home', 'listed', 'other'],
			stranger: ['home', 'listed', 'other'],
			suspended: ['home', 'listed', 'other'],
			guest: ['home', 'listed', 'other', 'vendor']
		}),
		insert: everybody<'created' | 'refused'>('refused', { steward: 'created' }),
		update: everybody<Reach>([], { anonymous: 'refused', guest: ['vendor'], steward: ['home'] }),
		delete: everybody<Reach>([], { anonymous: 'refused' }),
		updatable: ['until', 'reason', 'version']
	}
};

const dueAt = async (persona: Persona, ask: Ask, receiver: string) =>
	keyOr(
		await ask(persona, 'rpc/working_days', {
			method: 'POST',
			body: { from_date: '2026-06-03', days: 2, receiver }
		}),
		(body) => (body as { results: { receiver: { due: string } } }).results.receiver.due
	);

export const calendarFunctions: Record<string, FunctionExpectation> = {
	working_days: {
		'under the calendar of a Land': {
			expected: everybody('2026-06-08'),
			act: (persona, ask) => dueAt(persona, ask, 'NW')
		},
		'under the calendar of another vendor': {
			// Nobody learns more of a body they may not see than of one that does not exist.
			expected: everybody('calendar_missing', {
				anonymous: 'calendar_unknown',
				stranger: 'calendar_unknown',
				suspended: 'calendar_unknown',
				guest: 'calendar_unknown'
			}),
			act: (persona, ask) => dueAt(persona, ask, 'vendor-b')
		}
	}
};
