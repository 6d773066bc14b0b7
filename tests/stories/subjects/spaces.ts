import {
	everybody,
	unwritable,
	keyOr,
	type Ask,
	type FunctionExpectation,
	type Persona,
	type Reach,
	type TableExpectation
} from '../personas.ts';

const BODIES = ['archived', 'home', 'listed', 'other', 'vendor', 'vendor-b'];
const OPEN_BODIES = ['home', 'listed', 'other'];
const SPACES = ['archived-room', 'network-room', 'other-room', 'public-room', 'room'];
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

const stranger = [...OPEN_BODIES, 'public-room', 'note-public'];
const guest = [...stranger, 'vendor', 'room', 'note-vendor', 'note-shared', 'note-shared-both'];
const openSpaces = ['archived-room', 'network-room', 'public-room'];
const atHome = [
	...BODIES,
	...openSpaces,
	'room',
	...NOTES.filter((note) => !['note-other', 'note-vendor', 'note-vendor-b'].includes(note))
];
const atOther = [
	...BODIES,
	...openSpaces,
	'other-room',
	'note-archived',
	'note-network',
	'note-other',
	'note-public'
];
const network = [...BODIES, ...openSpaces, 'note-archived', 'note-network', 'note-public'];

const only = (labels: string[], among: string[]) => labels.filter((label) => among.includes(label));
const perPersona = (of: (labels: string[]) => string[]) =>
	everybody<Reach>(of(stranger), {
		guest: of(guest),
		member: of(atHome),
		steward: of(atHome),
		coordinator: of(atOther),
		auditor: of([...BODIES, ...SPACES, ...NOTES]),
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
			guest: ['note-shared', 'note-shared-both'],
			member: ['note-shared', 'note-shared-b', 'note-shared-both'],
			steward: ['note-shared', 'note-shared-b', 'note-shared-both'],
			auditor: ['note-shared', 'note-shared-b', 'note-shared-both']
		})
	}
};

const AT_ROOM =
	'home listed vendor vendor-b: note-home note-network note-public note-shared note-shared-b note-shared-both note-space';

type Call = (labels: Record<string, string>) => Record<string, unknown>;

/** Calls a function and puts it back when it went through. */
function deed(name: string, call: Call, undo?: [string, Call]) {
	return async (persona: Persona, ask: Ask, labels: Record<string, string>) => {
		const post = (path: string, body: unknown) =>
			ask(persona, `rpc/${path}`, { method: 'POST', body });
		const answer = await post(name, call(labels));
		if (answer.status < 400 && undo) await post(undo[0], undo[1](labels));
		return keyOr(answer, () => 'done');
	};
}

const managersOf = (refusals: Partial<Record<Persona, string>>) =>
	everybody('object_not_found', {
		anonymous: 'anonymous_refused',
		member: 'right_missing',
		steward: 'done',
		auditor: 'right_missing',
		...refusals
	});
const withoutAccount = 'permission denied for function ';

export const spaceFunctions: Record<string, FunctionExpectation> = {
	space_create: {
		'with a name': {
			expected: everybody('space_founder_needed', {
				anonymous: `${withoutAccount}space_create`,
				steward: 'done',
				coordinator: 'done'
			}),
			act: deed('space_create', () => ({
				space_name: 'Neu gegründet',
				space_purpose: null,
				space_visibility: 'space'
			}))
		}
	},
	space_archive: {
		'of the room': {
			expected: managersOf({
				anonymous: `${withoutAccount}space_archive`,
				guest: 'right_missing'
			}),
			act: deed('space_archive', ({ room }) => ({ space: room, archived: true }), [
				'space_archive',
				({ room }) => ({ space: room, archived: false })
			])
		}
	},
	space_list: {
		'names the spaces seen': {
			expected: everybody('public-room', {
				guest: 'public-room room',
				member: 'archived-room network-room public-room room',
				steward: 'archived-room network-room public-room room',
				coordinator: 'archived-room network-room other-room public-room',
				auditor: SPACES.join(' '),
				admin: 'archived-room network-room public-room'
			}),
			act: async (persona, ask) => {
				const { body } = await ask(persona, 'rpc/space_list', { method: 'POST', body: {} });
				const slugs = (body as { slug: string }[]).map(({ slug }) => slug);
				return slugs.filter((slug) => SPACES.includes(slug)).join(' ');
			}
		}
	},
	space_page: {
		'of a room two vendors sit in': {
			expected: everybody('object_not_found', {
				guest: 'home vendor: note-public note-shared note-shared-both note-vendor',
				member: AT_ROOM,
				steward: AT_ROOM,
				auditor:
					'home listed vendor vendor-b: note-home note-network note-public note-shared note-shared-b note-shared-both note-space note-vendor note-vendor-b'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/space_page', { method: 'POST', body: { space_slug: 'room' } }),
					(body) => {
						const page = body as Record<'bodies' | 'content', { slug: string }[]>;
						const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug).sort();
						return `${slugs(page.bodies).join(' ')}: ${slugs(page.content).join(' ')}`;
					}
				)
		}
	},
	object_sharing: {
		'of a note shared with two vendors': {
			expected: everybody('object_not_found', {
				guest: 'vendor',
				member: 'vendor vendor-b',
				steward: 'vendor vendor-b',
				auditor: 'vendor vendor-b'
			}),
			act: async (persona, ask, labels) =>
				keyOr(
					await ask(persona, 'rpc/object_sharing', {
						method: 'POST',
						body: { object: labels['note-shared-both'] }
					}),
					(body) =>
						(body as { bodies: { slug: string }[] }).bodies
							.map(({ slug }) => slug)
							.sort()
							.join(' ')
				)
		}
	},
	object_set_visibility: {
		'of a note': {
			expected: managersOf({ anonymous: `${withoutAccount}object_set_visibility` }),
			act: deed('object_set_visibility', ({ 'note-space': object }) => ({
				object,
				wanted: 'space'
			}))
		}
	},
	share_grant: {
		'of a place in the room': {
			expected: managersOf({ anonymous: `${withoutAccount}share_grant`, guest: 'right_missing' }),
			act: deed(
				'share_grant',
				({ room, other }) => ({ object: room, organisation: other, wanted: 'read' }),
				['share_revoke', ({ room, other }) => ({ object: room, organisation: other })]
			)
		},
		'of a note': {
			expected: managersOf({ anonymous: `${withoutAccount}share_grant` }),
			act: deed(
				'share_grant',
				({ 'note-space': object, vendor }) => ({ object, organisation: vendor, wanted: 'read' }),
				['share_revoke', ({ 'note-space': object, vendor }) => ({ object, organisation: vendor })]
			)
		}
	},
	share_revoke: {
		'of a body that is not in the space': {
			expected: managersOf({
				anonymous: `${withoutAccount}share_revoke`,
				guest: 'right_missing',
				steward: 'share_not_found'
			}),
			act: deed('share_revoke', ({ room, archived }) => ({ object: room, organisation: archived }))
		},
		'of a share that is not there': {
			expected: managersOf({
				anonymous: `${withoutAccount}share_revoke`,
				steward: 'share_not_found'
			}),
			act: deed('share_revoke', ({ 'note-space': object, other }) => ({
				object,
				organisation: other
			}))
		}
	}
};
