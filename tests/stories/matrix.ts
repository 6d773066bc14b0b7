/**
 * Who may do what: the one declared list that the stories check against the running API. A table,
 * function or persona without a row here fails `matrix.test.ts`, so nothing new goes unproven.
 *
 * Rows are named by the fixtures of `cast.ts`. An array lists the rows a persona reaches ("rows it
 * sees", "rows its update or delete changes"); `refused` means the API answers 401 or 403.
 */
export const PERSONAS = [
	'anonymous',
	'stranger',
	'guest',
	'member',
	'steward',
	'coordinator',
	'auditor',
	'admin',
	'suspended'
] as const;

export type Persona = (typeof PERSONAS)[number];
export type Reach = readonly string[] | 'refused';
type PerPersona<T> = Record<Persona, T>;

export interface TableExpectation {
	/** Column whose value names a row in the lists below, through the fixtures. */
	key: string;
	select: PerPersona<Reach>;
	/** Whether a well-formed new row is accepted. */
	insert: PerPersona<'created' | 'refused'>;
	update: PerPersona<Reach>;
	delete: PerPersona<Reach>;
	/** Columns an update may name at all; every other column of the catalogue must be refused. */
	updatable: readonly string[];
	/** What the update writes, and a row that would be accepted from somebody who may add one. */
	change: Record<string, unknown>;
	example: Record<string, unknown>;
}

/** The same answer for everybody, with exceptions. */
export function everybody<T>(answer: T, except: Partial<PerPersona<T>> = {}): PerPersona<T> {
	const same = Object.fromEntries(PERSONAS.map((persona) => [persona, answer]));
	return { ...(same as PerPersona<T>), ...except };
}

/** Somebody without a membership or role, so that a new row for them is free of conflicts. */
export const OUTSIDER = '00000000-0000-4000-8000-00000000000f';
const NEW_ID = '00000000-0000-4000-8000-0000000000ff';

const PUBLIC = ['home', 'other', 'listed'];
const ALL = ['archived', 'home', 'listed', 'other', 'vendor', 'vendor-b'];
const NETWORK_PEOPLE = ['coordinator', 'member', 'other-member', 'steward'];
const EVERYONE = [...NETWORK_PEOPLE, 'guest', 'other-guest', 'suspended'];

const nobody = everybody<Reach>('refused');
const nothingNew = everybody<'created' | 'refused'>('refused');

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

export const TABLES: Record<string, TableExpectation> = {
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
	},
	events: {
		key: 'object_id',
		change: { kind: 'story.forged' },
		example: { kind: 'story.forged', object_kind: 'story', object_id: NEW_ID },
		// Of each fixture exactly its first event: the making of the row.
		select: everybody<Reach>(ALL, {
			anonymous: [],
			stranger: [],
			suspended: [],
			guest: ['vendor'],
			auditor: [...ALL, 'admin', 'auditor', 'stranger', ...EVERYONE],
			admin: [...ALL, 'admin', 'auditor', 'stranger', ...EVERYONE]
		}),
		insert: nothingNew,
		update: nobody,
		delete: nobody,
		updatable: []
	}
};

/** What each function of the API answers: a fact about the answer, or the key of the refusal. */
export const FUNCTIONS: Record<string, Record<string, PerPersona<string>>> = {
	me: {
		'names the caller': everybody('anonymous', Object.fromEntries(PERSONAS.map((p) => [p, p])))
	},
	organisation_list: {
		'counts the fixtures seen': everybody('5', {
			anonymous: '3',
			stranger: '3',
			suspended: '3',
			guest: '4'
		})
	},
	organisation_page: {
		'of another vendor': everybody('vendor-b', {
			anonymous: 'organisation_not_found',
			stranger: 'organisation_not_found',
			suspended: 'organisation_not_found',
			guest: 'organisation_not_found'
		})
	}
};
