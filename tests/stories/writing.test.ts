import { afterAll, describe, expect, it } from 'vitest';
import { withClock } from './clock.ts';
import type { Answer } from './personas.ts';
import { ask, labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

const patch = (body: Record<string, unknown>, slug = 'home') =>
	ask('coordinator', `organisations?slug=eq.${slug}`, { method: 'PATCH', body });
const row = ({ body }: Answer) => (body as Record<string, unknown>[])[0] ?? {};
const error = ({ body }: Answer) => body as { code: string; message: string; details: string };
const versionOf = async (slug: string) =>
	Number((await sql`select version from organisations where slug = ${slug}`)[0]?.version);

describe('versions', () => {
	it('rise with every change and stay when nothing changes', async () => {
		const before = await versionOf('home');
		expect(row(await patch({ seat: 'Bonn' })).version).toBe(before + 1);
		expect(row(await patch({ seat: 'Bonn' })).version).toBe(before + 1);
	});

	it('refuse a write that names an old one, and say who changed what', async () => {
		const old = await versionOf('home');
		await patch({ website: 'https://home.example', version: old });
		const answer = await patch({ seat: 'Köln', version: old });
		expect(answer.status).toBe(409);
		expect(error(answer)).toMatchObject({ code: 'PT409', message: 'conflict' });
		expect(JSON.parse(error(answer).details)).toMatchObject({
			by: 'coordinator',
			organisation: 'Stelle other',
			changed: ['website']
		});
		expect((await sql`select seat from organisations where slug = 'home'`)[0]?.seat).toBe('Bonn');
	});

	it('let exactly one of many simultaneous writers through', async () => {
		const version = await versionOf('other');
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, number) => patch({ seat: `Ort ${number}`, version }, 'other'))
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
	});
});

describe('texts', () => {
	it('are trimmed and in one Unicode form', async () => {
		expect(row(await patch({ seat: '  Ko\u0308ln \n' })).seat).toBe('Köln');
		expect(row(await patch({ seat: '   ' })).seat).toBeNull();
	});

	it.each([
		['a line break in a line', 'Köln\nBonn'],
		['a control character', 'Köln\u0007'],
		['a reversed reading order', 'Köln \u202egnp.exe'],
		['half an emoji', 'Köln \ud83d'],
		['too long a text', 'K'.repeat(121)]
	])('are refused with %s', async (_, seat) => {
		const answer = await patch({ seat });
		expect([answer.status, error(answer).code]).toEqual([400, '23514']);
	});

	it('keep emoji, right-to-left scripts and combining letters', async () => {
		const seat = 'مدينة 👩🏽‍💻 ngữ';
		expect(row(await patch({ seat })).seat).toBe(seat.normalize('NFC'));
	});

	it.each([
		['ars', '12345'],
		['website', 'javascript:alert(1)'],
		['website', 'http://unsafe.example'],
		['mailbox', 'kein-postfach'],
		['level', 'galaxy'],
		['state', 'ZZ'],
		['parent_id', labels.home]
	])('are refused where %s cannot be %s', async (column, value) => {
		const answer = await patch({ [column]: value });
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(410);
	});
});

describe('history', () => {
	it('names what changed with its values before and after', async () => {
		await patch({ purpose: 'eins' });
		await patch({ purpose: 'zwei' });
		const [event] = await sql`
			select kind, data from events where subject_id = ${labels.home ?? ''} order by id desc limit 1`;
		expect(event?.kind).toBe('organisation.updated');
		expect(event?.data.changed).toEqual({ purpose: { before: 'eins', after: 'zwei' } });
	});

	it('never holds a name or contact of a person', async () => {
		// Undone at the end: other stories know this person by their name.
		await withClock(sql, async ({ sql, as }) => {
			await as('member');
			await sql`
				update people set display_name = 'Marker Quitte', phone = 'Marker Rhabarber'
				where id = ${labels.member ?? ''}`;
			await as('owner');
			const [found] = await sql`
				select count(*)::int as marked from events
				where data::text similar to '%(Quitte|Rhabarber|@story.example)%'`;
			expect(found?.marked).toBe(0);
			const [event] = await sql`
				select data from events where subject_id = ${labels.member ?? ''} order by id desc limit 1`;
			expect(Object.keys(event?.data.changed)).toEqual(['phone', 'display_name']);
		});
	});

	it('cannot be rewritten by anybody, the owner of the tables included', async () => {
		for (const deed of [
			"update events set kind = 'a.b'",
			'delete from events',
			'truncate events cascade'
		])
			await expect(sql.unsafe(deed)).rejects.toThrow('history_is_append_only');
	});
});

describe('erasure', () => {
	it('empties the person, ends their rights and keeps the history', async () => {
		const [{ id } = { id: '' }] = await sql`
			insert into auth.users (id, email, raw_user_meta_data)
			values (gen_random_uuid(), 'flucht@story.example', '{"display_name": "Flora Flucht"}') returning id`;
		await sql`
			insert into memberships (person_id, organisation_id, state)
			values (${id}, ${labels.home ?? ''}, 'active')`;
		await sql`delete from auth.users where id = ${id}`;
		const [person] = await sql`select email, display_name, erased_at from people where id = ${id}`;
		expect(person).toMatchObject({ email: null, display_name: null });
		expect(person?.erased_at).toBeInstanceOf(Date);
		expect(await sql`select from memberships where person_id = ${id}`).toHaveLength(0);
		const kinds = await sql`select kind from events where subject_id = ${id} order by id`;
		expect(kinds.map(({ kind }) => kind)).toEqual(['person.created', 'person.erased']);
	});
});
