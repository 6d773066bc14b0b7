import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClock } from './clock.ts';
import type { Persona } from './personas.ts';
import { labels, openDatabase } from './stage.ts';
import { call, counts, forMe, makeNote, say, sayAsOtherVendor, type ForMe } from './talk.ts';

const sql = openDatabase();
let note = '';
beforeAll(async () => {
	note = await makeNote(sql, 'Posteingang');
});
afterAll(async () => {
	await sql`update waits set settled_at = now() where kind = 'comment.asked' and object_id = ${note}`;
	await sql.end();
});

const about = (entries: ForMe['waiting'], object: string) =>
	entries.filter((entry) => entry.object.id === object);

describe('who is told', () => {
	it('are people pointed out and answered, each once and for the strongest reason; never oneself', async () => {
		const object = await makeNote(sql, 'Wer hört');
		const first = await say('steward', object, 'Frage', { mentions: [labels.member] });
		await say('member', object, 'Antwort', { answers: first, mentions: [labels.steward] });
		const told = await sql`
			select person_id, reason from notifications where object_id = ${object} order by event_id`;
		expect([...told]).toEqual([
			{ person_id: labels.member, reason: 'mentioned' },
			{ person_id: labels.steward, reason: 'mentioned' }
		]);
	});

	it('are those who watch, by one notification until they have read it', async () => {
		const object = await makeNote(sql, 'Beobachtet');
		await call('steward', 'watch', { object, watching: true });
		await say('member', object, 'Eins');
		await say('member', object, 'Zwei');
		const rows = () => sql`
			select n.id, e.kind from notifications n join events e on e.id = n.event_id
			where n.object_id = ${object} and n.person_id = ${labels.steward ?? ''}`;
		const [only, ...more] = await rows();
		expect(more).toEqual([]);
		await call('steward', 'notifications_read', { ids: [only?.id] });
		await say('member', object, 'Drei');
		expect(await rows()).toHaveLength(2);
		await call('steward', 'watch', { object, watching: false });
		await say('member', object, 'Vier');
		expect(await rows()).toHaveLength(2);
	});

	it('is nobody who lost the right, and what they were told before is not shown', async () => {
		const object = await makeNote(sql, 'Entzogen', ['vendor']);
		const question = await say('guest', object, 'Frage');
		await say('member', object, 'Antwort', { answers: question });
		expect(about((await forMe('guest')).mentioned, object)).toHaveLength(1);
		const { unread } = await counts('guest');
		await sql`delete from shares where object_id = ${object}`;
		expect(about((await forMe('guest')).mentioned, object)).toEqual([]);
		expect((await counts('guest')).unread).toBe(unread - 1);
		await sql`update objects set title = 'Entzogen und umbenannt' where id = ${object}`;
		const later = await sql`
			select from notifications where object_id = ${object} and person_id = ${labels.guest ?? ''}`;
		expect(later).toHaveLength(1);
	});

	it('is no vendor, of what another vendor says to all appearance beside them', async () => {
		const object = await makeNote(sql, 'Zwei Hersteller');
		await say('guest', object, 'Ich');
		const before = await counts('guest');
		const foreign = await sayAsOtherVendor(sql, object, 'Der andere');
		await say('member', object, 'An den anderen', { answers: foreign });
		expect(await counts('guest')).toEqual(before);
		const rows = await sql`
			select from notifications where object_id = ${object} and person_id = ${labels.guest ?? ''}`;
		expect(rows).toHaveLength(0);
	});
});

describe('what waits', () => {
	it('is an answer asked for, until it is given', async () => {
		const asked = { mentions: [labels.steward], answer_by: '2040-05-01' };
		const question = await say('member', note, 'Bis wann?', asked);
		const [wait] = about((await forMe('steward')).waiting, note);
		expect(wait).toMatchObject({ kind: 'comment.asked', body: 'Bis wann?', due_on: '2040-05-01' });
		expect((await forMe('steward')).deadlines.map(({ id }) => id)).toContain(wait?.id);
		const { waiting } = await counts('steward');
		await say('steward', note, 'Bis Mai.', { answers: question });
		expect(about((await forMe('steward')).waiting, note)).toEqual([]);
		expect((await counts('steward')).waiting).toBe(waiting - 1);
	});

	it.each([
		['closed', 'comment_resolve', (id: string) => ({ thread: id, resolved: true })],
		['removed', 'comment_remove', (id: string) => ({ comment: id })]
	] as const)('ends when the question is %s', async (_how, name, body) => {
		const asked = { mentions: [labels.steward], answer_by: '2040-05-01' };
		const question = await say('member', note, 'Noch eine?', asked);
		expect(about((await forMe('steward')).waiting, note)).toHaveLength(1);
		await call('member', name, body(question));
		expect(about((await forMe('steward')).waiting, note)).toEqual([]);
	});

	it('is late after its day, and then comes first', async () => {
		await withClock(sql, async ({ sql, as, moveTo }) => {
			await sql`select app.await('note.asked', ${note}, gen_random_uuid(), person => ${labels.member ?? ''}, due_on => app.today() + 9)`;
			await sql`select app.await('note.asked', ${note}, gen_random_uuid(), person => ${labels.member ?? ''}, due_on => app.today() + 2)`;
			await moveTo('4 days');
			await as('member');
			const [row] = await sql`select for_me() as page`;
			const { waiting, deadlines } = row?.page as ForMe;
			expect(waiting.slice(0, 2).map(({ left }) => left.days)).toEqual([-2, 5]);
			expect(deadlines.map(({ left }) => left.days)).toEqual([5]);
		});
	});

	it('is not told a second time, and whoever answers has read it', async () => {
		const asked = { mentions: [labels.steward], answer_by: '2040-05-01' };
		const question = await say('member', note, 'Nur einmal?', asked);
		const { unread } = await counts('steward');
		expect(about((await forMe('steward')).mentioned, note)).toEqual([]);
		await say('steward', note, 'Ja.', { answers: question });
		expect((await counts('steward')).unread).toBe(unread);
		expect(about((await forMe('steward')).mentioned, note)).toEqual([]);
	});

	it('for a steward is not shown to members, and a request to join is one', async () => {
		await sql`
			insert into memberships (person_id, organisation_id, state)
			values (${labels.stranger ?? ''}, ${labels.home ?? ''}, 'requested')`;
		const requests = async (persona: Persona) =>
			(await forMe(persona)).waiting.filter(({ kind }) => kind === 'membership.requested').length;
		const open = await requests('steward');
		expect(open).toBeGreaterThan(0);
		expect(await requests('member')).toBe(0);
		await sql`delete from memberships where person_id = ${labels.stranger ?? ''}`;
		expect(await requests('steward')).toBe(open - 1);
	});
});
