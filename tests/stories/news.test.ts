import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeClients, join, liveClient } from '../contract/ear.ts';
import { until } from '../contract/realtime.ts';
import { withClock } from './clock.ts';
import { PERSONAS, type Persona } from './personas.ts';
import { actAs, asOwner, makeObjects, undone } from './random-objects.ts';
import { ask, labels, openDatabase } from './stage.ts';
import { call, counts, forMe, key, makeNote, say, sayAsOtherVendor, type ForMe } from './talk.ts';

const SEED = 4712;
const sql = openDatabase();
let note = '';
beforeAll(async () => {
	note = await makeNote(sql, 'Neues');
});
afterAll(async () => {
	await closeClients();
	await sql.end();
});

const ids = (rows: Iterable<object | undefined>) =>
	new Set([...rows].map((row) => String((row as { id: unknown }).id)));

describe('what changed', () => {
	it('counts from the end of the last visit, half an hour without a look', async () => {
		await withClock(sql, async ({ sql, as, moveTo }) => {
			const look = async () => {
				await as('steward');
				const [row] = await sql`select for_me() as page`;
				await as('owner');
				return (row?.page as ForMe).last_visit;
			};
			await look();
			await moveTo('20 minutes');
			const same = await look();
			await moveTo('2 hours');
			const next = await look();
			expect(next).not.toBe(same);
			expect(new Date(next ?? 0).getTime()).toBeGreaterThan(Date.now() + 19 * 60_000);
			await moveTo('125 minutes');
			expect(await look()).toBe(next);
		});
	});

	it('is for everybody exactly what the policies show of it', async () => {
		await undone(sql, async (sql) => {
			// Other stories go on meanwhile; one moment is looked at.
			await sql`set transaction isolation level repeatable read`;
			await actAs(sql, 'coordinator', labels);
			await asOwner(sql);
			await makeObjects(sql, labels, 60, SEED);
			for (const persona of PERSONAS.slice(1)) {
				const person = labels[persona] ?? '';
				await sql`
					insert into watches (person_id, object_id) select ${person}, id from objects on conflict do nothing`;
				await actAs(sql, persona, labels);
				const shown = ids(await sql`select id from events where person_id <> ${person}`);
				const known = ids(await sql`select id from objects`);
				await asOwner(sql);
				const inside = await sql`
					select o.id from objects o
					where exists (select from app.grants(${person}, o.id) g where g.inside)`;
				const rows = await sql`
					select e.id from events e where e.object_id in ${sql([...ids(inside)])}`;
				const expected = [...ids(rows)].filter((id) => shown.has(id));
				const found = await sql`
					select distinct event_id as id from app.changes_for_me('2000-01-01', 100000)`;
				const gathered = await sql`select id from app.inside_of(array(select id from objects))`;
				const seen = await sql`select id from app.seen_of(array(select id from objects))`;
				expect.soft(ids(found), `${persona}, seed ${SEED}`).toEqual(new Set(expected));
				expect.soft(ids(gathered), persona).toEqual(ids(inside));
				expect.soft(ids(seen), persona).toEqual(known);
			}
			expect(ids(await sql`select id from objects`).size).toBeGreaterThan(60);
		});
	}, 60_000);
});

describe('reading and watching', () => {
	it('leave no trace in the history, and nobody else sees them', async () => {
		const object = await makeNote(sql, 'Ohne Spur');
		const [before] = await sql`select max(id) as id from events`;
		await call('member', 'watch', { object, watching: true });
		await forMe('member');
		await call('member', 'notifications_read');
		const later = await sql`select kind from events where id > ${String(before?.id)}`;
		expect([...later]).toEqual([]);
		const { body } = await ask('steward', `watches?object_id=eq.${object}`);
		expect(body).toEqual([]);
	});

	it('is possible only of what one is inside of', async () => {
		const watch = (object: string | undefined) =>
			call('guest', 'watch', { object, watching: true });
		expect(key(await watch(labels['note-space']))).toBe('404 object_not_found');
		expect(key(await watch(labels['note-public']))).toBe('403 right_missing');
	});

	it('of oneself does not empty the inbox of others', async () => {
		const object = await makeNote(sql, 'Fremdes Postfach');
		await say('member', object, 'Hinweis', { mentions: [labels.steward] });
		const { unread } = await counts('steward');
		const rows = await sql`select id from notifications where object_id = ${object}`;
		await call('member', 'notifications_read', { ids: rows.map(({ id }) => id) });
		await call('member', 'notifications_read');
		expect((await counts('steward')).unread).toBe(unread);
	});

	it('end with the account: nothing of it is left', async () => {
		await undone(sql, async (sql) => {
			const member = labels.member ?? '';
			await sql`select app.await('note.asked', ${note}, gen_random_uuid(), person => ${member})`;
			await sql`select app.erase_person(${member})`;
			const [left] = await sql`
				select (select count(*)::int from watches where person_id = ${member}) as watches,
					(select count(*)::int from notifications where person_id = ${member}) as told,
					(select count(*)::int from app.visits where person_id = ${member}) as visits,
					(select count(*)::int from waits where person_id = ${member} and settled_at is null) as waits`;
			expect(left).toEqual({ watches: 0, told: 0, visits: 0, waits: 0 });
		});
	});
});

describe('live', () => {
	const { url, publishableKey } = inject('supabase');
	const listen = (persona: Persona, topic: string) =>
		join(liveClient(url, publishableKey, inject('tokens')[persona] ?? ''), topic);

	it('tells a person once, by ids alone, that something concerns them', async () => {
		const ear = await listen('steward', `user:${labels.steward}`);
		await say('member', note, 'HÖRT', { mentions: [labels.steward] });
		await until(() => ear.heard.length > 0);
		expect(ear.heard).toHaveLength(1);
		expect(ear.heard[0]?.payload).toEqual({
			kind: 'inbox.changed',
			id: labels.steward,
			version: null
		});
	});

	it('tells the network inside of what was said, and a guest of nothing another guest said', async () => {
		const object = await makeNote(sql, 'Live');
		await say('guest', object, 'Ich');
		const inside = await listen('steward', `comments:${object}`);
		const own = await listen('guest', `user:${labels.guest}`);
		await sayAsOtherVendor(sql, object, 'Der andere');
		await until(() => inside.heard.length > 0);
		await say('member', object, 'An alle');
		await until(() => own.heard.length > 0);
		expect(own.heard).toHaveLength(1);
	});
});
