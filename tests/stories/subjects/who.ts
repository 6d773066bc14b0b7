import {
	everybody,
	keyOr,
	NEW_ID,
	OUTSIDER,
	PERSONAS,
	unwritable,
	type FunctionExpectation,
	type Reach,
	type TableExpectation
} from '../personas.ts';

const PUBLIC = ['home', 'other', 'listed'];
export const ALL = ['archived', 'home', 'listed', 'other', 'vendor', 'vendor-b'];
const NETWORK_PEOPLE = ['coordinator', 'member', 'other-member', 'steward'];
export const EVERYONE = [...NETWORK_PEOPLE, 'guest', 'other-guest', 'suspended'];

const { insert: nothingNew, update: nobody } = unwritable;

/** Reference data: everybody reads, nobody writes. */
const reference = (
	key: string,
	rows: string[],
	change: Record<string, unknown>,
	example: Record<string, unknown>
): TableExpectation => ({
	key,
	change,
	example,
	select: everybody<Reach>(rows),
	insert: nothingNew,
	update: nobody,
	delete: nobody,
	updatable: []
});

export const whoTables: Record<string, TableExpectation> = {
	states: reference(
		'code',
		['HE'],
		{ name: 'Hessen' },
		{ code: 'XX', name: 'Neuland', ars_prefix: '99', source: 'Geschichte' }
	),
	organisation_kinds: reference(
		'id',
		['vendor'],
		{ name_en: 'Vendor' },
		{ id: 'story', name_de: 'Geschichte', name_en: 'Story' }
	),
	organisations: {
		key: 'slug',
		change: { source: 'Geschichte' },
		example: {
			slug: 'neue-stelle',
			name: 'Neue Stelle',
			level: 'state',
			sector: 'state',
			kind: 'vendor'
		},
		select: everybody<Reach>(ALL, {
			anonymous: PUBLIC,
			stranger: PUBLIC,
			suspended: PUBLIC,
			guest: [...PUBLIC, 'vendor']
		}),
		insert: everybody<'created' | 'refused'>('refused', {
			coordinator: 'created',
			admin: 'created'
		}),
		update: everybody<Reach>([], {
			anonymous: 'refused',
			guest: ['vendor'],
			steward: ['home'],
			coordinator: ALL,
			admin: ALL
		}),
		delete: nobody,
		updatable: [
			'name',
			'short_name',
			'level',
			'sector',
			'kind',
			'state',
			'ars',
			'parent_id',
			'seat',
			'mailbox',
			'website',
			'purpose',
			'source',
			'listed',
			'version'
		]
	},
	people: {
		key: 'id',
		change: { phone: '0' },
		example: { id: NEW_ID, display_name: 'Neu' },
		select: everybody<Reach>([], {
			stranger: ['stranger'],
			guest: ['guest'],
			member: [...NETWORK_PEOPLE, 'suspended'],
			steward: [...NETWORK_PEOPLE, 'suspended'],
			coordinator: EVERYONE,
			auditor: ['auditor', ...EVERYONE],
			admin: ['admin', ...EVERYONE],
			suspended: ['suspended']
		}),
		insert: nothingNew,
		update: everybody<Reach>([], {
			anonymous: 'refused',
			stranger: ['stranger'],
			guest: ['guest'],
			member: ['member'],
			steward: ['steward'],
			coordinator: ['coordinator'],
			auditor: ['auditor'],
			admin: ['admin'],
			suspended: ['suspended']
		}),
		delete: nobody,
		updatable: ['display_name', 'position', 'phone', 'version']
	},
	memberships: {
		key: 'person_id',
		change: { role: 'steward' },
		example: { person_id: OUTSIDER, organisation_id: NEW_ID, role: 'member', state: 'active' },
		select: everybody<Reach>([], {
			guest: ['guest'],
			member: [...NETWORK_PEOPLE, 'suspended'],
			steward: [...NETWORK_PEOPLE, 'suspended'],
			coordinator: EVERYONE,
			auditor: EVERYONE,
			admin: EVERYONE,
			suspended: ['suspended']
		}),
		insert: nothingNew,
		update: nobody,
		delete: nobody,
		updatable: []
	},
	platform_roles: {
		key: 'person_id',
		change: { role: 'auditor' },
		example: { person_id: OUTSIDER, role: 'coordinator' },
		select: everybody<Reach>(['admin', 'auditor', 'coordinator'], {
			anonymous: [],
			stranger: [],
			guest: [],
			suspended: []
		}),
		insert: everybody<'created' | 'refused'>('refused', { admin: 'created' }),
		update: nobody,
		delete: everybody<Reach>([], {
			anonymous: 'refused',
			admin: ['auditor', 'coordinator']
		}),
		updatable: []
	}
};

export const whoFunctions: Record<string, FunctionExpectation> = {
	me: {
		'names the caller': {
			expected: everybody('anonymous', Object.fromEntries(PERSONAS.map((p) => [p, p]))),
			act: async (persona, ask, labels) => {
				const { body } = await ask(persona, 'rpc/me', { method: 'POST', body: {} });
				const id = (body as { person: { id: string } } | null)?.person.id;
				return Object.keys(labels).find((label) => labels[label] === id) ?? 'anonymous';
			}
		}
	},
	organisation_list: {
		'counts the fixtures seen': {
			expected: everybody('5', { anonymous: '3', stranger: '3', suspended: '3', guest: '4' }),
			act: async (persona, ask) => {
				const answer = await ask(persona, 'rpc/organisation_list', {
					method: 'POST',
					body: { search: 'Stelle' }
				});
				return String((answer.body as { total: number }).total);
			}
		}
	},
	organisation_page: {
		'of home, with where they stand': {
			expected: everybody('nothing', {
				member: 'active',
				steward: 'active',
				suspended: 'suspended'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/organisation_page', {
						method: 'POST',
						body: { organisation_slug: 'home' }
					}),
					(body) => (body as { standing: { state: string } | null }).standing?.state ?? 'nothing'
				)
		},
		'of another vendor': {
			expected: everybody('vendor-b', {
				anonymous: 'organisation_not_found',
				stranger: 'organisation_not_found',
				suspended: 'organisation_not_found',
				guest: 'organisation_not_found'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/organisation_page', {
						method: 'POST',
						body: { organisation_slug: 'vendor-b' }
					}),
					(body) => (body as { organisation: { slug: string } }).organisation.slug
				)
		}
	}
};
