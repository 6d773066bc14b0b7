import {
	everybody,
	keyOr,
	NEW_ID,
	unwritable,
	type Ask,
	type FunctionExpectation,
	type Persona,
	type Reach,
	type TableExpectation
} from '../personas.ts';

const keepers = everybody<'created' | 'refused'>('refused', {
	coordinator: 'created',
	admin: 'created'
});
const editedBy = (rows: string[]) =>
	everybody<Reach>([], { anonymous: 'refused', coordinator: rows, admin: rows });

/** Fixtures of the public catalogue: everybody knows of them. */
export const CATALOGUE = ['field', 'helper', 'lead', 'topic'];

const MANDATES = ['mandate-home', 'mandate-vendor', 'mandate-vendor-b'];
const RELATIONS = ['home-other', 'home-vendor', 'vendor-vendor-b'];

export const catalogueTables: Record<string, TableExpectation> = {
	roles: {
		key: 'slug',
		change: { typical_holder: 'Geschichte' },
		example: { slug: 'neue-rolle', name: 'Neue Rolle', name_en: 'New role' },
		select: everybody<Reach>(['helper', 'lead']),
		insert: keepers,
		update: editedBy(['helper', 'lead']),
		delete: everybody<Reach>('refused'),
		updatable: [
			'name',
			'name_en',
			'short_name',
			'programme',
			'description',
			'description_en',
			'typical_holder',
			'responsibility',
			'leads',
			'coordinates',
			'mandatory_for',
			'source',
			'organisation_id',
			'version'
		]
	},
	topics: {
		key: 'slug',
		change: { description: 'Geschichte' },
		example: { slug: 'neues-thema', kind: 'initiative', name: 'Neues Thema' },
		select: everybody<Reach>(['field', 'topic']),
		insert: keepers,
		update: editedBy(['field', 'topic']),
		delete: everybody<Reach>('refused'),
		updatable: [
			'name',
			'name_en',
			'aliases',
			'description',
			'parent_id',
			'leika',
			'ozg_id',
			'source',
			'organisation_id',
			'version'
		]
	},
	role_equivalences: {
		...unwritable,
		key: 'role_id',
		change: { note: 'Geschichte' },
		example: { role_id: NEW_ID, equal_id: NEW_ID },
		select: everybody<Reach>(['lead'])
	},
	mandates: {
		...unwritable,
		key: 'body',
		change: { body: 'Geschichte' },
		example: { organisation_id: NEW_ID, body: 'Neu', valid_from: '2030-01-01' },
		select: everybody<Reach>(MANDATES, {
			anonymous: ['mandate-home'],
			stranger: ['mandate-home'],
			suspended: ['mandate-home'],
			guest: ['mandate-home', 'mandate-vendor']
		})
	},
	relations: {
		...unwritable,
		key: 'note',
		change: { note: 'Geschichte' },
		example: { from_id: NEW_ID, to_id: NEW_ID, kind: 'partner_of' },
		select: everybody<Reach>(RELATIONS, {
			anonymous: ['home-other'],
			stranger: ['home-other'],
			suspended: ['home-other'],
			guest: ['home-other']
		})
	}
};

type Labels = Record<string, string>;
type Sent = (labels: Labels) => Record<string, unknown>;

export const denied = (name: string) => `permission denied for function ${name}`;

/** Calls a function and says whether it went through, or with which key it was refused. */
export function deed(name: string, sent: Sent, undo?: [string, Sent]) {
	return async (persona: Persona, ask: Ask, labels: Labels) => {
		const post = (path: string, body: unknown) =>
			ask(persona, `rpc/${path}`, { method: 'POST', body });
		const answer = await post(name, sent(labels));
		if (answer.status < 400 && undo)
			await post(undo[0], { ...undo[1](labels), ...idFrom(undo[0], answer.body) });
		return keyOr(answer, () => 'done');
	};
}

const idFrom = (undo: string, made: unknown) =>
	undo === 'relation_remove' ? { relation: made } : {};

/** Who keeps `home`: its steward, the coordination, the admins. */
export const keepersOfHome = (name: string) =>
	everybody('membership_steward_needed', {
		anonymous: denied(name),
		steward: 'done',
		coordinator: 'done',
		admin: 'done'
	});

export const catalogueFunctions: Record<string, FunctionExpectation> = {
	mandate_set: {
		'of home, as it is': {
			expected: keepersOfHome('mandate_set'),
			act: deed('mandate_set', ({ home }) => ({
				organisation: home,
				mandate: 'mandate-home',
				since: '2020-01-01'
			}))
		}
	},
	relation_set: {
		'from home to another body': {
			expected: keepersOfHome('relation_set'),
			act: deed(
				'relation_set',
				({ home, listed }) => ({ organisation: home, other: listed, kind: 'oversees' }),
				['relation_remove', () => ({})]
			)
		},
		'from a vendor to another vendor': {
			expected: everybody('organisation_not_found', {
				anonymous: denied('relation_set'),
				member: 'membership_steward_needed',
				steward: 'membership_steward_needed',
				auditor: 'membership_steward_needed',
				coordinator: 'done',
				admin: 'done'
			}),
			act: deed(
				'relation_set',
				(labels) => ({ organisation: labels.vendor, other: labels['vendor-b'], kind: 'oversees' }),
				['relation_remove', () => ({})]
			)
		}
	},
	relation_remove: {
		'that is not there': {
			expected: everybody('relation_not_found', { anonymous: denied('relation_remove') }),
			act: deed('relation_remove', () => ({ relation: NEW_ID }))
		}
	},
	roles_equate: {
		'that are alike already': {
			expected: everybody('coordination_needed', {
				anonymous: denied('roles_equate'),
				coordinator: 'done',
				admin: 'done'
			}),
			act: deed('roles_equate', ({ lead, helper }) => ({ role: lead, equal: helper }))
		}
	}
};
