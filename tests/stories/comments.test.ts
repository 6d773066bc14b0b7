import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels, openDatabase } from './stage.ts';
import { call, key, makeNote, read, say, sayAsOtherVendor } from './talk.ts';

const sql = openDatabase();
let note = '';
beforeAll(async () => {
	note = await makeNote(sql, 'Gesprächsstoff');
});
afterAll(() => sql.end());

const texts = async (...[persona, object]: Parameters<typeof read>) =>
	(await read(persona, object)).map(({ body }) => body);
const add = (...[persona, more]: [Parameters<typeof call>[0], object]) =>
	call(persona, 'comment_add', { object: note, body: 'Neu', ...more });

describe('a comment', () => {
	it('is answered, changed by its author alone, and closed', async () => {
		const first = await say('member', note, '  Wann geht es los?\u00a0');
		const answer = await say('steward', note, 'Im März.', { answers: first });
		await say('member', note, 'Danke.', { answers: answer });
		const thread = await sql`
			select body, thread_id, answers_id from comments where ${first} in (id, thread_id) order by created_at`;
		expect([...thread]).toEqual([
			{ body: 'Wann geht es los?', thread_id: null, answers_id: null },
			{ body: 'Im März.', thread_id: first, answers_id: first },
			{ body: 'Danke.', thread_id: first, answers_id: answer }
		]);

		const edit = { comment: first, body: 'Wann geht es weiter?', version: 1 };
		expect(key(await call('steward', 'comment_edit', edit))).toBe('403 comment_not_yours');
		expect((await call('member', 'comment_edit', edit)).body).toBe(2);
		const late = await call('member', 'comment_edit', { ...edit, body: 'Zu spät' });
		expect(key(late)).toBe('409 conflict');

		await call('steward', 'comment_resolve', { thread: first, resolved: true });
		const closed = (await read('member', note)).find(({ id }) => id === first);
		expect(closed).toMatchObject({ body: 'Wann geht es weiter?', version: 3 });
		expect(closed?.resolved_at).not.toBeNull();
	});

	it('that is removed is emptied in every place and keeps its answers', async () => {
		const first = await say('member', note, 'WIDERRUFEN');
		await say('steward', note, 'Verstanden.', { answers: first });
		expect((await call('member', 'comment_remove', { comment: first })).status).toBe(204);
		expect(await texts('member', note)).toContain('Verstanden.');
		const [left] = await sql`
			select (select count(*)::int from comments c where to_jsonb(c)::text like '%WIDERRUFEN%') as comments,
				(select count(*)::int from events e where e.data::text like '%WIDERRUFEN%') as events,
				(select body from comments where id = ${first}) as body`;
		expect(left).toEqual({ comments: 0, events: 0, body: null });
		const edit = await call('member', 'comment_edit', { comment: first, body: 'x', version: 2 });
		expect(key(edit)).toBe('409 comment_removed');
	});

	it('is removed by those who keep the object, not by colleagues', async () => {
		const said = await say('guest', note, 'Werbung');
		expect(key(await call('member', 'comment_remove', { comment: said }))).toBe(
			'403 comment_not_yours'
		);
		expect((await call('steward', 'comment_remove', { comment: said })).status).toBe(204);
	});

	it.each([
		['no text', '422 comment_empty', { body: ' \n' }],
		['half an emoji', '422 invalid', { body: 'a\ud83d' }],
		['reversed text', '400 ', { body: 'a\u202eb' }],
		['a control character', '400 ', { body: 'a\u0007b' }],
		['5,001 characters', '400 ', { body: 'x'.repeat(5001) }],
		['a day that is over', '422 answer_by_not_possible', { answer_by: '2020-01-01' }],
		['a day and nobody asked', '422 answer_by_not_possible', { answer_by: '2040-01-01' }],
		[
			'a foreign thread',
			'404 comment_not_found',
			{ answers: '00000000-0000-4000-8000-0000000000ee' }
		]
	])('with %s is refused', async (_what, refusal, more) => {
		const answer = await add('member', more);
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
		if (/[a-z]{8}/.test(refusal)) expect(key(answer)).toContain(refusal.slice(0, 11));
	});

	it('cannot answer what was said about something else', async () => {
		const elsewhere = await say('member', await makeNote(sql, 'Anderes'), 'Hier');
		expect(key(await add('member', { answers: elsewhere }))).toBe('404 comment_not_found');
	});

	it('is not taken on what lies in the archive', async () => {
		const answer = await add('member', { object: labels['note-archived'] });
		expect(key(answer)).toBe('409 object_archived');
	});
});

describe('pointing out', () => {
	it('reaches people who can read it', async () => {
		const said = await add('member', { mentions: [labels.steward] });
		expect(said.status).toBe(200);
		const found = (await read('steward', note)).find(({ id }) => id === said.body);
		expect(found?.mentions).toEqual([labels.steward]);
	});

	it.each(['other-member', 'suspended', 'guest', 'stranger', 'admin', 'nobody'])(
		'to the %s is refused with one and the same answer',
		async (label) => {
			const mentions = [labels[label] ?? '00000000-0000-4000-8000-0000000000ee'];
			expect(key(await add('member', { mentions }))).toBe('422 mention_not_possible');
		}
	);

	it('is not possible for guests, and shows them nobody', async () => {
		expect(key(await add('guest', { mentions: [labels.member] }))).toBe('422 mention_not_possible');
		const { body } = await call('guest', 'object_margin', { object: note });
		expect(body).toMatchObject({ mentionable: [] });
	});

	it('never says a name to a guest', async () => {
		await say('member', note, 'Hinweis', { mentions: [labels.steward] });
		const answers = [
			await call('guest', 'comment_list', { object: note }),
			await call('guest', 'object_margin', { object: note })
		];
		for (const { body } of answers) {
			const whole = JSON.stringify(body);
			for (const label of ['member', 'steward', 'other-guest'])
				expect(whole).not.toContain(labels[label]);
		}
	});
});

describe('two vendors on one note', () => {
	const MARK = 'MARKE-B';

	it('never learn of each other, whatever they ask', async () => {
		const shared = await makeNote(sql, 'Gemeinsam');
		const open = await say('member', shared, 'An alle');
		const before = (await call('guest', 'comment_list', { object: shared })).body;
		const foreign = await sayAsOtherVendor(sql, shared, MARK);
		const answer = await say('member', shared, `${MARK} Antwort`, { answers: foreign });
		await sayAsOtherVendor(sql, shared, `${MARK} im offenen Strang`, open);
		await call('steward', 'comment_resolve', { thread: foreign, resolved: true });

		expect((await call('guest', 'comment_list', { object: shared })).body).toEqual(before);
		expect(await texts('member', shared)).toHaveLength(4);
		const hidden = [labels['vendor-b'], labels['other-guest'], foreign, answer, MARK];
		for (const [name, body] of [
			['object_margin', { object: shared }],
			['for_me', {}],
			['me', {}]
		] as const) {
			const whole = JSON.stringify((await call('guest', name, body)).body);
			for (const trace of hidden) expect(whole, name).not.toContain(trace);
		}
	});

	it('meet the same answer for what the other said and for what nobody said', async () => {
		const foreign = await sayAsOtherVendor(sql, note, MARK);
		const nobody = '00000000-0000-4000-8000-0000000000ee';
		for (const [name, body] of [
			['comment_edit', { body: 'x', version: 1 }],
			['comment_remove', {}]
		] as const) {
			const [said, unsaid] = await Promise.all(
				[foreign, nobody].map(async (comment) =>
					key(await call('guest', name, { ...body, comment }))
				)
			);
			expect([said, unsaid]).toEqual(['404 comment_not_found', '404 comment_not_found']);
		}
		const resolve = { thread: foreign, resolved: true };
		expect(key(await call('guest', 'comment_resolve', resolve))).toBe('404 comment_not_found');
		expect(key(await add('guest', { answers: foreign }))).toBe('404 comment_not_found');
	});

	it('do not close open threads, which would show that they are there', async () => {
		const open = await say('member', note, 'Offen');
		const refused = await call('guest', 'comment_resolve', { thread: open, resolved: true });
		expect(key(refused)).toBe('403 comment_not_yours');
		const own = await say('guest', note, 'Eigene Frage');
		const closed = await call('guest', 'comment_resolve', { thread: own, resolved: true });
		expect(closed.status).toBe(204);
	});

	it('set links the other does not see and is not hindered by', async () => {
		const shared = await makeNote(sql, 'Verweise');
		const target = labels['note-public'];
		await sql`
			insert into links (from_id, to_id, relation, organisation_id, audience_id)
			values (${shared}, ${target ?? ''}, 'related', ${labels['vendor-b'] ?? ''}, ${labels['vendor-b'] ?? ''})`;
		const links = async () => {
			const { body } = await call('guest', 'object_margin', { object: shared });
			return (body as { links: unknown[] }).links.length;
		};
		expect(await links()).toBe(0);
		expect((await call('guest', 'link_add', { object: shared, target })).status).toBe(200);
		expect(await links()).toBe(1);
	});
});

it('a note no longer shared is silent for the body it was shared with', async () => {
	const shared = await makeNote(sql, 'Zurückgenommen', ['vendor']);
	await say('guest', shared, 'Noch da');
	await sql`delete from shares where object_id = ${shared}`;
	expect(key(await call('guest', 'comment_list', { object: shared }))).toBe('404 object_not_found');
	const { body } = await call('guest', 'for_me');
	expect(JSON.stringify(body)).not.toContain(shared);
});
