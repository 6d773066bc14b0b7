import {
	everybody,
	keyOr,
	NEW_ID,
	unwritable,
	type FunctionExpectation,
	type Reach,
	type TableExpectation
} from '../personas.ts';
import { deed, denied, keepersOfHome } from './catalogue.ts';

/** Running entries of bodies in the public directory. */
export const OPEN = ['held-at-home', 'unit-at-home', 'unit-at-listed', 'vacant-at-other'];
export const ENTRIES = [
	...OPEN,
	'ended-at-home',
	'held-at-vendor',
	'held-at-vendor-b',
	'unit-at-archived'
];

const onlyPublic = { anonymous: OPEN, stranger: OPEN, suspended: OPEN };

export const assignmentTables: Record<string, TableExpectation> = {
	assignments: {
		...unwritable,
		key: 'id',
		change: { unit: 'Geschichte' },
		example: { organisation_id: NEW_ID, role_id: NEW_ID, unit: 'Neu', responsibility: 'informed' },
		select: everybody<Reach>(ENTRIES, { ...onlyPublic, guest: [...OPEN, 'held-at-vendor'] })
	},
	deputies: {
		...unwritable,
		key: 'assignment_id',
		change: { place: 2 },
		example: { assignment_id: NEW_ID, person_id: NEW_ID, place: 1 },
		select: everybody<Reach>(['held-at-home', 'held-at-vendor-b'], {
			anonymous: 'refused',
			stranger: [],
			suspended: [],
			guest: []
		})
	},
	absences: {
		...unwritable,
		key: 'person_id',
		change: { last_day: '2040-01-01' },
		example: { person_id: NEW_ID, first_day: '2030-01-01', last_day: '2030-01-02' },
		select: everybody<Reach>([], {
			anonymous: 'refused',
			guest: ['guest'],
			member: ['steward'],
			steward: ['steward'],
			coordinator: ['other-member']
		})
	}
};

export const assignmentFunctions: Record<string, FunctionExpectation> = {
	assignment_set: {
		'without a holder': {
			expected: everybody('membership_steward_needed', {
				anonymous: denied('assignment_set'),
				steward: 'assignment_holder_needed',
				coordinator: 'assignment_holder_needed',
				admin: 'assignment_holder_needed'
			}),
			act: deed('assignment_set', ({ home, helper }) => ({ organisation: home, role: helper }))
		}
	},
	assignment_edit: {
		'of home, of an old version': {
			expected: everybody('membership_steward_needed', {
				anonymous: denied('assignment_edit'),
				steward: 'conflict',
				coordinator: 'conflict',
				admin: 'conflict'
			}),
			act: deed('assignment_edit', (labels) => ({
				assignment: labels['unit-at-home'],
				version: 0,
				mailbox: 'referat@story.example',
				source: null,
				responsibility: 'accountable',
				interval_days: 180
			}))
		},
		'of another vendor': {
			expected: everybody('assignment_not_found', {
				anonymous: denied('assignment_edit'),
				member: 'membership_steward_needed',
				steward: 'membership_steward_needed',
				auditor: 'membership_steward_needed',
				coordinator: 'conflict',
				admin: 'conflict'
			}),
			act: deed('assignment_edit', (labels) => ({
				assignment: labels['held-at-vendor-b'],
				version: 0,
				mailbox: null,
				source: null,
				responsibility: 'accountable',
				interval_days: 180
			}))
		}
	},
	assignment_follow: {
		'of home, too early': {
			expected: everybody('membership_steward_needed', {
				anonymous: denied('assignment_follow'),
				steward: 'assignment_follows_too_early',
				coordinator: 'assignment_follows_too_early',
				admin: 'assignment_follows_too_early'
			}),
			act: deed('assignment_follow', (labels) => ({
				assignment: labels['unit-at-home'],
				unit: 'Referat Neu',
				since: '2020-01-01'
			}))
		}
	},
	assignment_vacate: {
		'of home, when it has ended': {
			expected: everybody('assignment_ended', {
				anonymous: denied('assignment_vacate'),
				// What has ended is the network's business alone.
				stranger: 'assignment_not_found',
				suspended: 'assignment_not_found',
				guest: 'assignment_not_found',
				member: 'membership_steward_needed',
				auditor: 'membership_steward_needed'
			}),
			act: deed('assignment_vacate', (labels) => ({
				assignment: labels['ended-at-home'],
				reason: 'left'
			}))
		}
	},
	assignment_end: {
		'of home, before it begins': {
			expected: everybody('membership_steward_needed', {
				anonymous: denied('assignment_end'),
				steward: 'assignment_ends_before',
				coordinator: 'assignment_ends_before',
				admin: 'assignment_ends_before'
			}),
			act: deed('assignment_end', (labels) => ({
				assignment: labels['unit-at-home'],
				last_day: '2020-01-01'
			}))
		}
	},
	assignment_confirm: {
		'of what is due at home': {
			expected: keepersOfHome('assignment_confirm'),
			act: deed('assignment_confirm', ({ home }) => ({ organisation: home }))
		},
		'of what one holds': {
			expected: { ...keepersOfHome('assignment_confirm'), member: 'done' },
			act: deed('assignment_confirm', (labels) => ({
				organisation: labels.home,
				assignments: [labels['held-at-home']]
			}))
		}
	},
	assignments_import: {
		'of one row for home, without writing': {
			expected: everybody('import_organisation_unknown', {
				anonymous: denied('assignments_import'),
				steward: 'good',
				coordinator: 'good',
				admin: 'good'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/assignments_import', {
						method: 'POST',
						body: { rows: [{ organisation: 'home', role: 'helper', unit: 'Referat' }] }
					}),
					(body) => (body as { errors: { key: string }[] }).errors[0]?.key ?? 'good'
				)
		}
	},
	absence_set: {
		'that ends before it begins': {
			expected: everybody('absence_not_possible', { anonymous: denied('absence_set') }),
			act: deed('absence_set', () => ({ first_day: '2039-02-02', last_day: '2039-02-01' }))
		}
	},
	absence_remove: {
		'of somebody else': {
			expected: everybody('done', { anonymous: denied('absence_remove') }),
			act: deed('absence_remove', () => ({ absence: NEW_ID }))
		}
	},
	deputy_set: {
		'who does not work there': {
			expected: everybody('membership_steward_needed', {
				anonymous: denied('deputy_set'),
				member: 'holder_not_member',
				steward: 'holder_not_member',
				coordinator: 'holder_not_member',
				admin: 'holder_not_member'
			}),
			act: deed('deputy_set', (labels) => ({
				assignment: labels['held-at-home'],
				person: labels.stranger
			}))
		}
	},
	deputy_remove: {
		'that is not there': {
			expected: everybody('assignment_not_found', { anonymous: denied('deputy_remove') }),
			act: deed('deputy_remove', () => ({ deputy: NEW_ID }))
		}
	}
};
