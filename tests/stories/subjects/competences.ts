import {
	everybody,
	keyOr,
	NEW_ID,
	unwritable,
	type FunctionExpectation,
	type Reach,
	type TableExpectation
} from '../personas.ts';
import { deed, denied } from './catalogue.ts';

export const competenceTables: Record<string, TableExpectation> = {
	competences: {
		...unwritable,
		key: 'slug',
		change: { description: 'Geschichte' },
		example: { slug: 'neu', name: 'Neu', name_en: 'New' },
		select: everybody<Reach>(['dowsing'])
	},
	role_competences: {
		...unwritable,
		key: 'role_id',
		change: { level: 1 },
		example: { role_id: NEW_ID, competence_id: NEW_ID, level: 1 },
		select: everybody<Reach>(['lead'])
	},
	// What somebody says of themselves nobody else reads, no auditor and no admin either.
	person_competences: {
		...unwritable,
		key: 'person_id',
		change: { level: 3 },
		example: { person_id: NEW_ID, competence_id: NEW_ID, level: 1 },
		select: everybody<Reach>([], { anonymous: 'refused', member: ['member'], guest: ['guest'] })
	}
};

/** What is told of a body: whether the caller may know its people, and what of them. */
const told = (body: unknown) => {
	const { knows, needed } = body as {
		knows: boolean;
		needed: { people: number | null; some: boolean | null }[];
	};
	const [first] = needed;
	return `${knows ? 'knows' : 'needs'} ${first?.people ?? '-'} ${first?.some ?? '-'}`;
};

export const competenceFunctions: Record<string, FunctionExpectation> = {
	my_competences: {
		'are of the caller': {
			expected: everybody('-', { anonymous: denied('my_competences'), member: '2', guest: '3' }),
			act: async (persona, ask) =>
				keyOr(await ask(persona, 'rpc/my_competences', { method: 'POST', body: {} }), (body) =>
					String((body as { level: number | null }[])[0]?.level ?? '-')
				)
		}
	},
	organisation_competences: {
		'of home': {
			expected: everybody('knows - true', {
				anonymous: denied('organisation_competences'),
				stranger: 'needs - -',
				suspended: 'needs - -',
				guest: 'needs - -'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/organisation_competences', {
						method: 'POST',
						body: { organisation_slug: 'home' }
					}),
					told
				)
		},
		'of a vendor': {
			expected: everybody('organisation_not_found', {
				anonymous: denied('organisation_competences'),
				// The vendor's own people alone are told what is meant for the body.
				guest: 'knows - true',
				member: 'knows - false',
				steward: 'knows - false',
				coordinator: 'knows - false',
				auditor: 'knows - false',
				admin: 'knows - false'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/organisation_competences', {
						method: 'POST',
						body: { organisation_slug: 'vendor' }
					}),
					told
				)
		}
	},
	competence_set: {
		'that is not in the catalogue': {
			expected: everybody('competence_not_found', { anonymous: denied('competence_set') }),
			act: deed('competence_set', () => ({ competence: NEW_ID, level: 1 }))
		}
	},
	competence_remove: {
		'that is not in the catalogue': {
			expected: everybody('done', { anonymous: denied('competence_remove') }),
			act: deed('competence_remove', () => ({ competence: NEW_ID }))
		}
	},
	role_competence_set: {
		'of a role, as it is': {
			expected: everybody('coordination_needed', {
				anonymous: denied('role_competence_set'),
				coordinator: 'done',
				admin: 'done'
			}),
			act: deed('role_competence_set', ({ lead, dowsing }) => ({
				role: lead,
				competence: dowsing,
				level: 2
			}))
		}
	}
};
