import { afterAll, describe, expect, it, vi } from 'vitest';
import { closeClients, join, liveClient, type Ear } from './ear.ts';
import { hears, settle, until } from './realtime.ts';
import { cast, clientOf, ids, openDatabase, run, target } from './target.ts';

const { url, publishableKey, secretKey } = target;
const sql = openDatabase();
const home = `organisation:${ids.home}`;

afterAll(async () => {
	await closeClients();
	await sql.end();
});

const anna = () => liveClient(url, publishableKey, cast.tokens.anna);
const dora = () => liveClient(url, publishableKey, cast.tokens.dora);
const service = () => liveClient(url, secretKey);
const say = (ear: Ear, event: string, payload: unknown, options = {}) =>
	ear.channel.send({ type: 'broadcast', event, payload }, options);
const events = ({ heard }: Ear) => heard.map(({ event }) => event);

describe('a broadcast of a client', () => {
	it('reaches everybody on the topic, with JSON as it was', async () => {
		const [one, other, sender] = await Promise.all([
			join(anna(), home),
			join(dora(), home),
			join(service(), home)
		]);
		const payload = { text: 'Grüße, 🦉 "und" \\ mehr', list: [1, null, { a: false }] };
		await say(sender, 'json', payload);
		expect((await hears(one, 'json')).payload).toEqual(payload);
		expect((await hears(other, 'json')).payload).toEqual(payload);
		expect(sender.heard).toEqual([]);
	});

	it('carries bytes as they were', async () => {
		const [ear, sender] = await Promise.all([join(anna(), home), join(service(), home)]);
		const bytes = new Uint8Array(65_536).map((_, index) => index % 251);
		await say(sender, 'bytes', bytes.buffer);
		const { payload } = await hears(ear, 'bytes');
		expect(payload).toBeInstanceOf(ArrayBuffer);
		expect(Buffer.compare(Buffer.from(payload as ArrayBuffer), bytes)).toBe(0);
	});

	it('may be a megabyte long', async () => {
		const [ear, sender] = await Promise.all([join(anna(), home), join(service(), home)]);
		const text = 'ü'.repeat(500_000);
		await say(sender, 'long', { text });
		expect((await hears(ear, 'long')).payload).toEqual({ text });
	});

	it('is acknowledged when the channel asks for it', async () => {
		const sender = await join(service(), home, { broadcast: { ack: true } });
		expect(await say(sender, 'acknowledged', {})).toBe('ok');
	});

	it('comes back to a channel that hears itself', async () => {
		const sender = await join(service(), home, { broadcast: { self: true } });
		await say(sender, 'echo', { n: 1 });
		expect((await hears(sender, 'echo')).payload).toEqual({ n: 1 });
	});

	it('is dropped in silence when the policy does not let it be sent', async () => {
		const broadcast = { ack: true };
		const [sender, ear] = await Promise.all([
			join(anna(), home, { broadcast }),
			join(service(), home)
		]);
		expect(await say(sender, 'forged', {}, { timeout: 500 })).toBe('timed out');
		await settle(sender);
		await say(ear, 'marker', {});
		await hears(sender, 'marker');
		expect([...events(ear), ...events(sender)]).toEqual(['marker']);
		expect(sender.said).toEqual([]);
	});

	it('stays on its topic', async () => {
		const client = service();
		const [ear, other] = await Promise.all([
			join(service(), `contract:${run}:a`),
			join(client, `contract:${run}:b`)
		]);
		const sender = await join(client, `contract:${run}:a`);
		await say(sender, 'here', {});
		await hears(ear, 'here');
		await settle(other);
		expect(other.heard).toEqual([]);
	});

	it('keeps its place in the order', async () => {
		const [ear, sender] = await Promise.all([join(anna(), home), join(service(), home)]);
		const numbers = Array.from({ length: 50 }, (_, number) => ({ number }));
		for (const payload of numbers) void say(sender, 'number', payload);
		await until(() => ear.heard.length === numbers.length);
		expect(ear.heard.map(({ payload }) => payload)).toEqual(numbers);
	});
});

describe('a message of the database', () => {
	const edit = (person: 'anna' | 'cora', seat: string, more: Record<string, unknown> = {}) =>
		clientOf(person)
			.from('organisations')
			.update({ seat, ...more })
			.eq('id', ids.home ?? '')
			.select('version')
			.maybeSingle();

	it('tells what a write over REST changed, by id and version alone', async () => {
		const ear = await join(dora(), home);
		const { data, error } = await edit('anna', `Köln ${Math.random()}`);
		expect(error).toBeNull();
		const { payload, meta } = await hears(ear, 'changed');
		const version = data?.version as number;
		expect(payload).toEqual({ kind: 'organisation.updated', id: ids.home, version });
		expect(meta?.id).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('reaches each connection of one person once', async () => {
		const ears = await Promise.all([join(anna(), home), join(anna(), home)]);
		await edit('anna', `Bonn ${Math.random()}`);
		for (const ear of ears) await hears(ear, 'changed');
		for (const ear of ears) await settle(ear);
		expect(ears.map(events)).toEqual([['changed'], ['changed']]);
	});

	it('is not sent for a write that is refused or rolled back', async () => {
		const ear = await join(anna(), home);
		expect((await edit('anna', 'Ulm', { version: -1 })).error?.message).toBe('conflict');
		await sql
			.begin(async (transaction) => {
				await transaction`update organisations set seat = 'Trier' where id = ${ids.home ?? ''}`;
				throw new Error('rolled back');
			})
			.catch(() => undefined);
		await sql`select realtime.send('{}', 'marker', ${home}, true)`;
		await hears(ear, 'marker');
		expect(events(ear)).toEqual(['marker']);
	});

	it('comes in the order of commits', async () => {
		const ear = await join(anna(), home);
		for (let number = 0; number < 20; number++) {
			await sql`select realtime.send(${sql.json({ number })}, 'committed', ${home}, true)`;
		}
		await until(() => ear.heard.length === 20);
		const numbers = ear.heard.map(({ payload }) => (payload as { number: number }).number);
		expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
	});

	it('that is public is heard by nobody', async () => {
		const ear = await join(anna(), home);
		await sql`select realtime.send('{}', 'public', ${home}, false)`;
		await sql`select realtime.send('{}', 'marker', ${home}, true)`;
		await hears(ear, 'marker');
		expect(events(ear)).toEqual(['marker']);
	});
});

describe('what was said before', () => {
	it('is repeated to whoever asks when joining, oldest first and marked', async () => {
		const topic = `contract:${run}:replay`;
		const ear = await join(service(), topic);
		const since = Date.now() - 60_000;
		for (const number of [1, 2, 3, 4]) {
			await sql`select realtime.send(${sql.json({ number })}, 'said', ${topic}, true)`;
		}
		await vi.waitFor(
			() => expect(ear).toMatchObject({ heard: new Array(4).fill({ event: 'said' }), said: [] }),
			15_000
		);
		const late = await join(service(), topic, { broadcast: { replay: { since, limit: 3 } } });
		await until(() => late.heard.length === 3);
		expect(late.heard.map(({ payload }) => (payload as { number: number }).number)).toEqual([
			2, 3, 4
		]);
		expect(late.heard.every(({ meta }) => meta?.replayed)).toBe(true);
		const now = Date.now() + 60_000;
		const later = await join(service(), topic, { broadcast: { replay: { since: now } } });
		await settle(later);
		expect(later.heard).toEqual([]);
	});

	it('is not repeated to whoever may not read the topic', async () => {
		const guest = liveClient(url, publishableKey, cast.tokens.adam);
		const replay = { since: Date.now() - 60_000 };
		const attempt = join(guest, `organisation:${ids.near}`, { broadcast: { replay } });
		await expect(attempt).rejects.toThrow(/^Unauthorized/);
	});
});
