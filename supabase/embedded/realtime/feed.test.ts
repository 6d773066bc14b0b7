import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeClients, join } from '../../../tests/contract/ear.ts';
import { hears, openRaw, until } from '../../../tests/contract/realtime.ts';
import { forgetOldMessages } from './messages.ts';
import { stageRealtime, type RealtimeStage } from './stage.ts';

let stage: RealtimeStage;
beforeAll(async () => {
	stage = await stageRealtime(24552, { messagesPerSecond: 1_000_000 });
});
afterEach(closeClients);
afterAll(() => stage.close());

const say = (topic: string, event: string, payload: object = {}) =>
	stage.embedded
		.sql`select realtime.send(${stage.embedded.sql.json(payload as never)}, ${event}, ${topic})`;

describe('messages of the database', () => {
	it('come in order, thousands of one transaction too', async () => {
		const ear = await join(await stage.person(1), 'room:many');
		await stage.embedded.sql`
			select realtime.send(jsonb_build_object('number', number), 'counted', 'room:many')
			from generate_series(1, 2000) number`;
		await until(() => ear.heard.length === 2000);
		const numbers = ear.heard.map(({ payload }) => (payload as { number: number }).number);
		expect(numbers).toEqual(Array.from({ length: 2000 }, (_, index) => index + 1));
	});

	it('may be bytes', async () => {
		const ear = await join(await stage.person(1), 'room:bytes');
		await stage.embedded.sql`select realtime.send_binary('\\x00ff10', 'bytes', 'room:bytes')`;
		const { payload } = await hears(ear, 'bytes');
		expect([...new Uint8Array(payload as ArrayBuffer)]).toEqual([0, 255, 16]);
	});

	it('whose name does not fit into a frame is left out, the next one comes', async () => {
		const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const ear = await join(await stage.person(1), 'room:names');
		await say('room:names', 'ä'.repeat(128));
		await say('room:names', 'next');
		await hears(ear, 'next');
		expect(ear.heard).toHaveLength(1);
		expect(reported).toHaveBeenCalledOnce();
		reported.mockRestore();
	});

	it('come once to whoever joins with a replay while they are sent', async () => {
		const client = await stage.person(1);
		const first = await join(await stage.person(2), 'room:once');
		const sending = (async () => {
			for (let number = 0; number < 60; number++) await say('room:once', `${number}`);
		})();
		await until(() => first.heard.length > 5);
		const replay = { since: Date.now() - 60_000, limit: 25 };
		const late = await join(client, 'room:once', { broadcast: { replay } });
		await sending;
		await until(() => late.heard.at(-1)?.event === '59');
		const events = late.heard.map(({ event }) => Number(event));
		const start = events[0] ?? -1;
		expect(events).toEqual(Array.from({ length: 60 - start }, (_, index) => start + index));
		expect(late.heard.some(({ meta }) => meta?.replayed)).toBe(true);
	});

	it('are kept for three days', async () => {
		const { sql } = stage.embedded;
		for (const age of ['71 hours', '73 hours']) {
			await sql`
				insert into realtime.messages (topic, extension, event, inserted_at)
				values ('old', 'broadcast', ${age}, localtimestamp - ${age}::interval)`;
		}
		await forgetOldMessages(sql);
		const left = await sql`select event from realtime.messages where topic = 'old'`;
		expect(left.map(({ event }) => event)).toEqual(['71 hours']);
	});
});

describe('when messages cannot be read', () => {
	it('everybody is sent back to read anew what they missed', async () => {
		const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const { url, publishableKey, sql } = stage.embedded;
		const socket = await openRaw(url, publishableKey);
		await sql`revoke select on realtime.messages from supabase_realtime_admin`;
		await say('room:unreadable', 'missed');
		expect(await socket.closed).toBe(1012);
		await sql`grant select on realtime.messages to supabase_realtime_admin`;
		const ear = await join(await stage.person(1), 'room:unreadable');
		await say('room:unreadable', 'heard');
		await hears(ear, 'heard');
		expect(reported).toHaveBeenCalledOnce();
		reported.mockRestore();
	});
});

describe('when the connection that listens is lost', () => {
	const loseListener = () => stage.embedded.sql`
		select pg_terminate_backend(pid) from pg_stat_activity
		where query like 'listen %supabase_realtime_embedded%' and pid <> pg_backend_pid()`;

	it('health says so, and everybody is sent back to read anew what they may have missed', async () => {
		const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const { url, publishableKey } = stage.embedded;
		const raw = await openRaw(url, publishableKey);
		const ear = await join(await stage.person(1), 'room:healing');
		const health = async () => {
			const headers = { apikey: publishableKey };
			const answer = await fetch(`${url}/realtime/v1/health`, { headers });
			await answer.body?.cancel();
			return answer.status;
		};
		expect(await loseListener()).toHaveLength(1);
		await vi.waitFor(async () => expect(await health()).toBe(503), { interval: 5 });
		await say('room:healing', 'missed');
		expect(await raw.closed).toBe(1012);
		await vi.waitFor(async () => expect(await health()).toBe(200), { interval: 20 });

		// supabase-js joins again by itself.
		await until(() => ear.channel.state === 'joined', 8000);
		await say('room:healing', 'heard');
		await hears(ear, 'heard');
		reported.mockRestore();
	});
});
