import { CATALOGUE } from './catalogue.ts';
import { QUESTIONS } from './questions.ts';
import { everybody, unwritable, type Reach, type TableExpectation } from '../personas.ts';

const BODIES = ['archived', 'home', 'listed', 'other', 'vendor', 'vendor-b'];
const OPEN_BODIES = ['home', 'listed', 'other'];
export const SPACES = ['archived-room', 'network-room', 'other-room', 'public-room', 'room'];
const NOTES = [
	'note-archived',
	'note-home',
	'note-network',
	'note-other',
	'note-public',
	'note-shared',
	'note-shared-b',
	'note-shared-both',
	'note-space',
	'note-vendor',
	'note-vendor-b'
];

const PAGES = ['page-draft', 'page-home', 'page-network', 'page-public', 'page-shared'];

const stranger = [...CATALOGUE, ...OPEN_BODIES, 'public-room', 'note-public', 'page-public'];
const guest = [
	...stranger,
	'question-vendor',
	'vendor',
	'room',
	'note-vendor',
	'note-shared',
	'note-shared-both',
	'page-shared'
];
const openSpaces = ['archived-room', 'network-room', 'public-room'];
const atHome = [
	...CATALOGUE,
	...QUESTIONS,
	...BODIES,
	...openSpaces,
	'room',
	...PAGES,
	...NOTES.filter((note) => !['note-other', 'note-vendor', 'note-vendor-b'].includes(note))
];
const atOther = [
	...CATALOGUE,
	'question-home',
	...BODIES,
	...openSpaces,
	'other-room',
	'note-archived',
	'note-network',
	'note-other',
	'note-public',
	'page-network',
	'page-other',
	'page-public'
];
const network = [
	...CATALOGUE,
	...BODIES,
	...openSpaces,
	'note-archived',
	'note-network',
	'note-public',
	'page-network',
	'page-public'
];

const only = (labels: string[], among: string[]) => labels.filter((label) => among.includes(label));
const perPersona = (of: (labels: string[]) => string[]) =>
	everybody<Reach>(of(stranger), {
		guest: of(guest),
		member: of(atHome),
		steward: of(atHome),
		coordinator: of(atOther),
		auditor: of([
			...CATALOGUE,
			...QUESTIONS,
			...BODIES,
			...SPACES,
			...NOTES,
			...PAGES,
			'page-other'
		]),
		admin: of(network)
	});

export const spaceTables: Record<string, TableExpectation> = {
	objects: {
		...unwritable,
		key: 'id',
		change: { title: 'Umbenannt' },
		example: {
			id: '00000000-0000-4000-8000-0000000000fe',
			kind: 'note',
			title: 'Neu',
			visibility: 'public'
		},
		select: perPersona((labels) => labels)
	},
	spaces: {
		...unwritable,
		key: 'slug',
		change: { purpose: 'Geschichte' },
		example: { slug: 'neuer-raum', name: 'Neuer Raum' },
		select: perPersona((labels) => only(labels, SPACES)),
		update: everybody<Reach>([], {
			anonymous: 'refused',
			steward: ['archived-room', 'public-room', 'room']
		}),
		updatable: ['name', 'purpose', 'visibility', 'version']
	},
	space_organisations: {
		...unwritable,
		key: 'organisation_id',
		change: { granted: 'manage' },
		example: { space_id: '00000000-0000-4000-8000-0000000000fd', granted: 'read' },
		select: everybody<Reach>([], {
			guest: ['home', 'vendor'],
			member: ['home', 'listed', 'other', 'vendor', 'vendor-b'],
			steward: ['home', 'listed', 'other', 'vendor', 'vendor-b'],
			coordinator: ['home', 'other'],
			auditor: ['home', 'listed', 'other', 'vendor', 'vendor-b']
		})
	},
	shares: {
		...unwritable,
		key: 'object_id',
		change: { granted: 'write' },
		example: { granted: 'read' },
		select: everybody<Reach>([], {
			guest: ['note-shared', 'note-shared-both', 'page-shared'],
			coordinator: ['question-home'],
			member: [...QUESTIONS, 'note-shared', 'note-shared-b', 'note-shared-both', 'page-shared'],
			steward: [...QUESTIONS, 'note-shared', 'note-shared-b', 'note-shared-both', 'page-shared'],
			auditor: [...QUESTIONS, 'note-shared', 'note-shared-b', 'note-shared-both', 'page-shared']
		})
	}
};
