import { everybody, keyOr, type FunctionExpectation } from '../personas.ts';
import { OPEN } from './assignments.ts';

interface Answer {
	answers: { id: string; holder: { person_id: string | null } }[];
	people: Record<string, string>;
}

const label = (labels: Record<string, string>, id: string | null) =>
	Object.keys(labels).find((name) => labels[name] === id) ?? '?';

/** What the finder answers of the fixtures, with the people it names. */
const finds =
	(query: string): FunctionExpectation[string]['act'] =>
	async (persona, ask, labels) =>
		keyOr(
			await ask(persona, 'rpc/find_responsible', { method: 'POST', body: { query, size: 20 } }),
			(body) => {
				const { answers, people } = body as Answer;
				return answers
					.map(({ id, holder }) => {
						const named = holder.person_id !== null && holder.person_id in people;
						return label(labels, id) + (named ? ` (${label(labels, holder.person_id)})` : '');
					})
					.sort()
					.join(', ');
			}
		);

const PUBLIC_ANSWER = [...OPEN].sort().join(', ');
const NETWORK_ANSWER =
	'held-at-home (member), held-at-vendor, held-at-vendor-b, unit-at-home, unit-at-listed, vacant-at-other';
const WITH_VENDORS =
	'held-at-home (member), held-at-vendor (guest), held-at-vendor-b (other-guest), unit-at-home, unit-at-listed, vacant-at-other';

export const finderFunctions: Record<string, FunctionExpectation> = {
	find_responsible: {
		'for a topic by its OZG id': {
			expected: everybody(WITH_VENDORS, {
				anonymous: PUBLIC_ANSWER,
				stranger: PUBLIC_ANSWER,
				suspended: PUBLIC_ANSWER,
				guest:
					'held-at-home, held-at-vendor (guest), unit-at-home, unit-at-listed, vacant-at-other',
				member: NETWORK_ANSWER,
				steward: NETWORK_ANSWER
			}),
			act: finds('10999')
		},
		'for a vendor by name': {
			expected: everybody('held-at-vendor-b (other-guest)', {
				anonymous: '',
				stranger: '',
				suspended: '',
				guest: '',
				member: 'held-at-vendor-b',
				steward: 'held-at-vendor-b'
			}),
			act: finds('Stelle vendor-b')
		}
	}
};
