import type { Sql, TransactionSql } from 'postgres';
import type { Labels } from './cast.ts';

interface Saying {
	/** Its text, which names it in the matrix. */
	text: string;
	by: string;
	acting: string;
	about: string;
	answers?: string;
	asks?: string;
}

/** Two vendors talk about one note, each with the body that shared it, and never learn of each other. */
const SAYINGS: Saying[] = [
	{ text: 'said-in-room', by: 'member', acting: 'home', about: 'room' },
	{ text: 'said-on-shared', by: 'member', acting: 'home', about: 'note-shared-both' },
	{ text: 'said-by-vendor', by: 'guest', acting: 'vendor', about: 'note-shared-both' },
	{
		text: 'said-to-vendor',
		by: 'member',
		acting: 'home',
		about: 'note-shared-both',
		answers: 'said-by-vendor'
	},
	{ text: 'said-by-vendor-b', by: 'other-guest', acting: 'vendor-b', about: 'note-shared-both' },
	{
		text: 'said-at-other',
		by: 'other-member',
		acting: 'other',
		about: 'note-other',
		asks: 'coordinator'
	}
];

const LINKS = [
	{ from: 'note-public', to: 'home', by: 'home' },
	{ from: 'note-shared-both', to: 'note-public', by: 'home' },
	{ from: 'note-shared-both', to: 'note-space', by: 'home' },
	{ from: 'note-shared-both', to: 'other', by: 'vendor-b', audience: 'vendor-b' }
];

const WAITS = [
	{ kind: 'note.asked', object: 'note-space', body: 'home', role: 'member' },
	{ kind: 'note.checked', object: 'note-home', body: 'home', role: 'steward' },
	{ kind: 'note.asked', object: 'note-shared', body: 'vendor', role: 'member' },
	{ kind: 'note.asked', object: 'note-other', person: 'coordinator' }
];

/** Adds comments, links and what waits for whom. A comment's label is its text, in both directions. */
export async function castTalk(sql: Sql, labels: Labels): Promise<void> {
	const idOf = (label: string) => labels[label] ?? '';
	for (const saying of SAYINGS) {
		await sql.begin((transaction) => say(transaction, saying, idOf));
		labels[saying.text] = saying.text;
	}
	// The room changes in other stories; nobody is told of that here.
	await sql`delete from watches where object_id = ${idOf('room')}`;
	for (const { from, to, by, audience } of LINKS)
		await sql`insert into links ${sql({ from_id: idOf(from), to_id: idOf(to), relation: 'related', organisation_id: idOf(by), audience_id: audience ? idOf(audience) : null })}`;
	for (const { kind, object, body = '', role = 'member', person = '' } of WAITS)
		await sql`select app.await(${kind}, ${idOf(object)}, null, organisation => ${labels[body] ?? null},
			person => ${labels[person] ?? null}, for_role => ${role})`;
}

async function say(sql: TransactionSql, saying: Saying, idOf: (label: string) => string) {
	const { text, by, acting, about, answers = '', asks } = saying;
	const headers = JSON.stringify({ 'x-verbund-for': idOf(acting) });
	await sql`
		select set_config('request.jwt.claims', ${JSON.stringify({ sub: idOf(by) })}, true),
			set_config('request.headers', ${headers}, true)`;
	await sql`
		select comment_add(${idOf(about)}, ${text}, (select c.id from comments c where c.body = ${answers}),
			${asks ? [idOf(asks)] : []}, ${asks ? '2040-12-31' : null})`;
}
