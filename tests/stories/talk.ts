import type { Sql } from 'postgres';
import type { Answer, Persona } from './personas.ts';
import { ask, labels } from './stage.ts';

/** One entry of what `comment_list` and `object_margin` answer. */
export interface Comment {
	id: string;
	body: string | null;
	person_id: string | null;
	mentions: string[];
	resolved_at: string | null;
	version: number;
}

export const call = (persona: Persona, name: string, body: object = {}): Promise<Answer> =>
	ask(persona, `rpc/${name}`, { method: 'POST', body });

/** "422 comment_empty", or the status alone when it went through. */
export const key = ({ status, body }: Answer) =>
	status < 400 ? String(status) : `${status} ${(body as { message: string }).message}`;

/** A room of these stories alone: what happens in the common one is counted elsewhere. */
async function openRoom(sql: Sql): Promise<string> {
	const home = labels.home ?? '';
	const made = await sql`
		insert into spaces ${sql({ slug: 'talk-room', name: 'Gesprächsraum', organisation_id: home })}
		on conflict (slug) do nothing returning id`;
	const room = made[0] ?? (await sql`select id from spaces where slug = 'talk-room'`)[0];
	for (const body of made.length ? ['vendor', 'vendor-b'] : [])
		await sql`insert into space_organisations ${sql({ space_id: room?.id, organisation_id: labels[body] ?? '', granted: 'write' })}`;
	return String(room?.id);
}

/** A note that both vendors may write to, in a room where both sit, so that they could meet there. */
export async function makeNote(sql: Sql, title: string, bodies = ['vendor', 'vendor-b']) {
	const [row] = await sql`
		insert into objects (id, kind, title, visibility, organisation_id, space_id)
		values (gen_random_uuid(), 'note', ${title}, 'space', ${labels.home ?? ''}, ${await openRoom(sql)}) returning id`;
	const id = String(row?.id);
	for (const body of bodies)
		await sql`insert into shares ${sql({ object_id: id, organisation_id: labels[body] ?? '', granted: 'write' })}`;
	return id;
}

/** Says something and answers the id of the comment. */
export async function say(persona: Persona, object: string, body: string, more: object = {}) {
	const answer = await call(persona, 'comment_add', { object, body, ...more });
	if (answer.status >= 400) throw new Error(key(answer));
	return String(answer.body);
}

export async function read(persona: Persona, object: string): Promise<Comment[]> {
	const { body } = await call(persona, 'comment_list', { object });
	return (body as { comments: Comment[] }).comments;
}

/** The other vendor has no persona of its own: says something for it past the API. */
export async function sayAsOtherVendor(sql: Sql, object: string, body: string, answers?: string) {
	return sql.begin(async (transaction) => {
		const claims = JSON.stringify({ sub: labels['other-guest'] });
		const headers = JSON.stringify({ 'x-verbund-for': labels['vendor-b'] });
		await transaction`
			select set_config('request.jwt.claims', ${claims}, true), set_config('request.headers', ${headers}, true)`;
		const [row] =
			await transaction`select comment_add(${object}, ${body}, ${answers ?? null}) as id`;
		return String(row?.id);
	});
}

/** One entry of what waits, was told or changed. */
interface Entry {
	id: string;
	kind: string;
	body: string;
	due_on: string;
	left: { days: number };
	object: { id: string };
}

export interface ForMe {
	last_visit: string | null;
	waiting: Entry[];
	mentioned: Entry[];
	deadlines: Entry[];
}

export const forMe = async (persona: Persona) => (await call(persona, 'for_me')).body as ForMe;

/** What the header counts. */
export async function counts(persona: Persona) {
	const { waiting = 0, unread = 0 } = (await call(persona, 'me')).body as Record<string, number>;
	return { waiting, unread };
}
