import type { Sql, TransactionSql } from 'postgres';
import { makeRandom } from '../faults/random.ts';
import { ACTING, type Labels } from './cast.ts';
import type { Persona } from './personas.ts';

const VISIBILITIES = ['public', 'network', 'space', 'organisation'];
const OWNERS = ['home', 'other', 'vendor', 'vendor-b', 'listed', 'archived'];
const SPACES = ['room', 'network-room', 'other-room', 'public-room', 'archived-room', null];
const SHARES = [[], ['vendor'], ['vendor-b'], ['home', 'vendor'], ['other'], ['archived']];

/** An object with a word of its own in its title, in its published text and in its draft. */
export interface Marked {
	id: string;
	named: string;
	published: string;
	inside: string;
	space: string | null;
	owner: string;
}

/** Objects of random visibility, owner, space, shares and age, every combination as likely as another. */
export async function makeObjects(
	sql: TransactionSql,
	labels: Labels,
	count: number,
	seed: number
): Promise<Marked[]> {
	const random = makeRandom(seed);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const word = () => Array.from({ length: 12 }, () => pick([...'abcdefghiklmnoprstuvwz'])).join('');
	const made: Marked[] = [];
	for (let number = 0; number < count; number++) {
		const [owner, space, shared] = [pick(OWNERS), pick(SPACES), pick(SHARES)];
		const visibility = pick(space ? VISIBILITIES : VISIBILITIES.filter((one) => one !== 'space'));
		const [named, published, inside] = [word(), word(), word()];
		const [row] = await sql`
			insert into objects (id, kind, title, visibility, organisation_id, space_id, archived_at)
			values (gen_random_uuid(), 'note', ${`Notiz ${named}`}, ${visibility}, ${labels[owner] ?? ''},
				${space ? (labels[space] ?? '') : null}, ${random() < 0.2 ? new Date() : null})
			returning id`;
		const id = String(row?.id);
		for (const body of shared)
			await sql`insert into shares ${sql({ object_id: id, organisation_id: labels[body] ?? '', granted: 'read' })}`;
		await sql`select app.index_text(${id}, 'published', ${`Darin steht ${published}.`})`;
		await sql`select app.index_text(${id}, 'inside', ${`Entworfen ist ${inside}.`})`;
		made.push({ id, named, published, inside, space, owner });
	}
	return made;
}

/** Lets the next statements of the transaction be the persona's, until `asOwner`. */
export async function actAs(sql: TransactionSql, persona: Persona, labels: Labels) {
	const acting = ACTING[persona];
	const role = persona === 'anonymous' ? 'anon' : 'authenticated';
	const claims = persona === 'anonymous' ? { role } : { role, sub: labels[persona] };
	const headers = acting ? { 'x-verbund-for': labels[acting] } : {};
	await sql`
		select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
			set_config('request.headers', ${JSON.stringify(headers)}, true)`;
	await sql.unsafe(`set local role ${role}`);
}

export async function asOwner(sql: TransactionSql) {
	await sql.unsafe('reset role');
}

/** Does the work in a transaction of which nothing stays. */
export async function undone<T>(sql: Sql, work: (sql: TransactionSql) => Promise<T>): Promise<T> {
	const undo = new Error('undo');
	let result: T | undefined;
	await sql
		.begin(async (transaction) => {
			result = await work(transaction);
			throw undo;
		})
		.catch((cause: unknown) => {
			if (cause !== undo) throw cause;
		});
	return result as T;
}
