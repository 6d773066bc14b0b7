import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeClients, join } from '../../../tests/contract/ear.ts';
import { hears, openRaw, refusal, until } from '../../../tests/contract/realtime.ts';
import { stageRealtime, type RealtimeStage } from './stage.ts';

let stage: RealtimeStage;
const start = async (port: number, limits: object) => (stage = await stageRealtime(port, limits));
const raw = () => openRaw(stage.embedded.url, stage.embedded.publishableKey);
const heartbeat = (ref: string) => [null, ref, 'phoenix', 'heartbeat', {}];

afterEach(closeClients);

describe('limits of the service', () => {
	beforeAll(() =>
		start(24555, { messagesPerSecond: 20, joinsPerSecond: 30, connections: 3, idle: 600 })
	);
	afterAll(() => stage.close());

	it('end a channel that too many messages are sent to', async () => {
		const [ear, sender] = await Promise.all([
			join(await stage.person(1), 'room:loud'),
			join(await stage.person(2), 'room:loud')
		]);
		await until(() => {
			void sender.channel.send({ type: 'broadcast', event: 'x', payload: {} });
			return ear.isClosed();
		});
		expect(ear.said).toEqual(['Too many messages per second']);
		const answer = await sender.channel.httpSend('x', {}).catch((cause: Error) => cause.message);
		expect(answer).toMatch(/rate limit|Too many/);
	});

	it('end a connection that has fallen silent, not one with a heartbeat', async () => {
		const [silent, lively] = await Promise.all([raw(), raw()]);
		const beating = setInterval(() => lively.send(heartbeat('beat')), 100);
		expect(await silent.closed).toBe(1006);
		lively.send(heartbeat('last'));
		expect((await lively.answerTo('last')).status).toBe('ok');
		clearInterval(beating);
	});

	it('let only so many connections have channels', async () => {
		for (const number of [1, 2, 3]) await join(await stage.person(number), 'room:full');
		const reason = await refusal(await stage.person(4), 'room:full');
		expect(reason).toBe('ConnectionRateLimitReached: Too many connected users');
	});

	it('end a connection that joins too often', async () => {
		const socket = await raw();
		const closed = socket.closed.then((code) => ({ code }));
		const joining = setInterval(() => {
			for (const ref of ['1', '2', '3', '4', '5']) socket.send([ref, ref, 'x', 'phx_join', {}]);
		}, 50);
		expect(await closed).toEqual({ code: 1008 });
		clearInterval(joining);
	});
});

describe('limits of our own', () => {
	beforeAll(() =>
		start(24556, { messagesPerSecond: 1_000_000, framesPerSecond: 50, bufferedBytes: 1_000_000 })
	);
	afterAll(() => stage.close());

	it('read a sender in a hurry more slowly, and lose nothing', async () => {
		const socket = await raw();
		const since = performance.now();
		for (let number = 0; number < 110; number++) socket.send(heartbeat(`${number}`));
		await until(() => socket.frames.length === 110, 8000);
		expect(performance.now() - since).toBeGreaterThan(1000);
		expect(socket.frames.map(([, ref]) => Number(ref))).toEqual(
			Array.from({ length: 110 }, (_, number) => number)
		);
	});

	it('cut off who does not read, and serve the others', async () => {
		const { url, publishableKey, sql } = stage.embedded;
		const address = `${url.replace('http', 'ws')}/realtime/v1/websocket`;
		const slow = new WebSocket(`${address}?apikey=${publishableKey}&vsn=2.0.0`);
		await new Promise((resolve) => slow.once('open', resolve));
		const payload = { config: { private: true }, access_token: await stage.token(1) };
		const joined = new Promise((resolve) => slow.once('message', resolve));
		slow.send(JSON.stringify(['1', '1', 'realtime:room:slow', 'phx_join', payload]));
		await joined;
		slow.pause();
		const ear = await join(await stage.person(2), 'room:slow');
		for (let number = 0; number < 30; number++) {
			await sql`
				select realtime.send(jsonb_build_object('text', repeat('x', 500000)), ${`${number}`}, 'room:slow')`;
		}
		await hears(ear, '29');
		const closed = new Promise((resolve) => slow.once('close', resolve));
		slow.resume();
		expect(await closed).toBe(1006);
		expect(ear.heard).toHaveLength(30);
	});
});

describe('closing', () => {
	it('says goodbye to all and waits for nobody longer than a second', async () => {
		await start(24557, { refusalDelay: 60_000 });
		const deaf = new WebSocket(
			`${stage.embedded.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=${stage.embedded.publishableKey}&vsn=2.0.0`
		);
		await new Promise((resolve) => deaf.once('open', resolve));
		deaf.pause();
		const polite = await raw();
		// A refusal that still waits does not keep the server.
		polite.send(['1', '1', 'realtime:room:a', 'phx_join', {}]);
		polite.send(heartbeat('2'));
		await polite.answerTo('2');
		const since = performance.now();
		const closing = stage.close();
		expect(await polite.closed).toBe(1001);
		await closing;
		expect(performance.now() - since).toBeLessThan(3000);
		deaf.terminate();
	});
});
