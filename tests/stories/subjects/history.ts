import { ENTRIES } from './assignments.ts';
import { CATALOGUE } from './catalogue.ts';
import { everybody, NEW_ID, unwritable, type Reach, type TableExpectation } from '../personas.ts';
import { QUESTIONS } from './questions.ts';
import { ALL, EVERYONE } from './who.ts';

/** Objects whose history is open inside the body `home`, and all there are. */
const AT_HOME = [
	'archived-room',
	'network-room',
	'note-archived',
	'note-home',
	'note-network',
	'note-public',
	'note-shared',
	'note-shared-b',
	'note-shared-both',
	'note-space',
	'page-draft',
	'page-home',
	'page-network',
	'page-public',
	'page-shared',
	'public-room',
	'room'
];
const WHOLE = [
	...ENTRIES,
	...CATALOGUE,
	...QUESTIONS,
	...ALL,
	...AT_HOME,
	...EVERYONE,
	...['admin', 'auditor', 'stranger', 'dowsing'],
	...['note-other', 'note-vendor', 'note-vendor-b', 'other-room', 'page-other']
];

export const historyTables: Record<string, TableExpectation> = {
	events: {
		...unwritable,
		key: 'subject_id',
		change: { kind: 'story.forged' },
		example: { kind: 'story.forged', subject_kind: 'story', subject_id: NEW_ID },
		// Of each fixture exactly its first event: the making of the row.
		select: everybody<Reach>(ALL, {
			anonymous: [],
			stranger: [],
			suspended: [],
			guest: [
				'vendor',
				'held-at-vendor',
				'question-vendor',
				'note-vendor',
				'note-shared',
				'note-shared-both',
				'page-shared'
			],
			member: [...ALL, ...AT_HOME, ...ENTRIES, ...QUESTIONS],
			steward: [...ALL, ...AT_HOME, ...ENTRIES, ...QUESTIONS],
			coordinator: [
				...ALL,
				...ENTRIES,
				'question-home',
				'network-room',
				'note-other',
				'other-room',
				'page-other',
				'public-room'
			],
			auditor: WHOLE,
			admin: [...ALL, ...ENTRIES]
		})
	}
};
