import type { TransactionSql } from 'postgres';
import { makeRandom } from '../faults/random.ts';
import type { Labels } from './cast.ts';

const BODIES = ['home', 'other', 'vendor', 'vendor-b', 'listed'];
/** Who works for each body, as the cast says. */
const HOLDERS: Record<string, string> = {
	home: 'member',
	other: 'other-member',
	vendor: 'guest',
	'vendor-b': 'other-guest'
};
const DAYS = [
	['2024-01-01', null],
	['2024-01-01', '2025-12-31'],
	['2039-01-01', null]
] as const;

/** An assignment with a topic of its own, whose name is one made-up word. */
export interface Marked {
	id: string;
	word: string;
	body: string;
}

/** Assignments of random body, holder, time and state, each for a topic that only it is for. */
export async function makeEntries(
	sql: TransactionSql,
	labels: Labels,
	count: number,
	seed: number
): Promise<Marked[]> {
	const random = makeRandom(seed);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const made: Marked[] = [];
	for (let number = 0; number < count; number++) {
		const word = Array.from({ length: 12 }, () => pick([...'abcdefghiklmnoprstuvwz'])).join('');
		const [body, [valid_from, valid_to], held] = [pick(BODIES), pick(DAYS), random()];
		const holder = labels[HOLDERS[body] ?? ''];
		const [topic] = await sql`
			insert into topics ${sql({ slug: word, name: word, kind: 'initiative' })} returning id`;
		const row = {
			organisation_id: labels[body] ?? null,
			role_id: labels[pick(['lead', 'helper'])] ?? null,
			topic_id: topic?.id,
			...holderOf(held, holder),
			responsibility: 'accountable',
			valid_from,
			valid_to
		};
		const [entry] = await sql`insert into assignments ${sql(row)} returning id`;
		made.push({ id: String(entry?.id), word, body });
	}
	return made;
}

/** By chance a person where the body has one, a unit, or nobody. */
function holderOf(chance: number, person: string | undefined) {
	if (chance >= 0.8) return { person_id: null, unit: null, vacant_since: '2024-05-01' };
	if (chance < 0.5 && person) return { person_id: person, unit: null, vacant_since: null };
	return { person_id: null, unit: 'Referat', vacant_since: null };
}
