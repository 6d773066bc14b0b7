import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeClients, join, type Ear } from '../../../tests/contract/ear.ts';
import { hears, openRaw, refusal, until } from '../../../tests/contract/realtime.ts';
import { stageRealtime, type RealtimeStage } from './stage.ts';

let stage: RealtimeStage;
beforeAll(async () => {
	stage = await stageRealtime(24551, { payloadBytes: 100_000, messagesPerSecond: 1_000_000 });
});
afterEach(closeClients);
afterAll(() => stage.close());

const raw = () => openRaw(stage.embedded.url, stage.embedded.publishableKey);
const say = (ear: Ear, event: string, payload: unknown, more = {}, timeout = 5000) =>
	ear.channel.send({ type: 'broadcast', event, payload, ...more }, { timeout });
const config = (more = {}) => ({ private: true, ...more });

describe('a connection', () => {
	it('has what it sends worked on in order, answers or not', async () => {
		const socket = await raw();
		const access_token = await stage.token(1);
		const topic = 'realtime:room:order';
		const payload = { config: config({ broadcast: { ack: true, self: true } }), access_token };
		socket.send(['1', '1', topic, 'phx_join', payload]);
		socket.send(['1', '2', topic, 'broadcast', { type: 'broadcast', event: 'e', payload: {} }]);
		socket.send(['1', '3', topic, 'phx_leave', {}]);
		socket.send(['1', '4', topic, 'broadcast', { event: 'late' }]);
		await socket.answerTo('4');
		const answered = socket.frames.map(([, ref, , event]) => `${ref ?? ''} ${event}`);
		expect(answered).toEqual([
			'1 phx_reply',
			' broadcast',
			'2 phx_reply',
			'3 phx_reply',
			'1 phx_close',
			'4 phx_reply'
		]);
	});

	it('is closed when it breaks the protocol', async () => {
		for (const garbage of ['garbage', '[]', Buffer.from([3, 255]), Buffer.alloc(0)]) {
			const socket = await raw();
			socket.send(garbage);
			expect(await socket.closed).toBe(1007);
		}
		const socket = await raw();
		socket.send('x'.repeat(200_000));
		expect(await socket.closed).toBe(1009);
	});

	it('goes on after frames that are strange but well-formed', async () => {
		const socket = await raw();
		const join = (ref: string, topic: string, payload: unknown) =>
			socket.send([ref, ref, topic, 'phx_join', payload]);
		join('1', 'room:a', {});
		join('2', 'realtime:', { config: config() });
		join('3', 'realtime:room:\u0000', { config: config() });
		join('4', `realtime:room:${'x'.repeat(250)}`, { config: config() });
		join('5', 'realtime:room:a', { config: { private: 'yes' } });
		join('6', 'realtime:room:a', { config: config(), access_token: 'a.b.c' });
		const answers = ['1', '2', '3', '4', '5', '6'].map((ref) => socket.answerTo(ref));
		expect((await Promise.all(answers)).map(({ response }) => response.reason)).toEqual([
			...Array(3).fill('TopicNameRequired: You must provide a topic name'),
			'TopicNameTooLong: With its prefix a topic has at most 255 bytes',
			'PrivateOnly: This project only allows private channels',
			'MalformedJWT: The token provided is not a valid JWT'
		]);
	});

	it('is told that the database failed, and can join when it no longer does', async () => {
		const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const client = await stage.person(1);
		const reason = 'Realtime was unable to connect to the project database';
		expect(await refusal(client, 'room:broken')).toBe(reason);
		expect(reported).toHaveBeenCalledOnce();
		reported.mockRestore();
		expect((await join(client, 'room:a')).channel.state).toBe('joined');
	});
});

describe('a broadcast', () => {
	const sender = async () => join(await stage.person(1), 'room:talk', { broadcast: { ack: true } });

	it('that is too large, no JSON or to be kept is answered with an error', async () => {
		const [ear, other] = [await sender(), await join(await stage.person(2), 'room:talk')];
		expect(await say(ear, 'large', { text: 'x'.repeat(100_000) })).toBe('error');
		expect(await say(ear, 'kept', {}, { persist: true })).toBe('error');
		const socket = await raw();
		const payload = { config: config(), access_token: await stage.token(3) };
		socket.send(['1', '1', 'realtime:room:talk', 'phx_join', payload]);
		await socket.answerTo('1');
		const head = Buffer.from([3, 0, 0, 18, 1, 0, 1]);
		socket.send(Buffer.concat([head, Buffer.from('realtime:room:talkn{"a":')]));
		socket.send(['1', '2', 'phoenix', 'heartbeat', {}]);
		await socket.answerTo('2');
		await say(ear, 'marker', {});
		await hears(other, 'marker');
		expect(other.heard).toHaveLength(1);
	});

	it('is not heard where one may only see who is there', async () => {
		const presence = { key: 'me' };
		const ear = await join(await stage.person(1), 'window', { presence });
		const service = await join(stage.client(stage.embedded.secretKey), 'window', { presence });
		await say(service, 'said', {});
		await service.channel.track({ there: true });
		await until(() => 'me' in ear.channel.presenceState());
		expect(ear.heard).toEqual([]);
	});

	it('may be sent until the next token when the right to is gone', async () => {
		const client = await stage.person(1);
		const ear = await join(client, 'room:quiet', { broadcast: { ack: true } });
		const { sql } = stage.embedded;
		expect(await say(ear, 'refused', {}, {}, 100)).toBe('timed out');
		await sql`alter policy "Everybody talks in rooms" on realtime.messages with check (true)`;
		expect(await say(ear, 'still refused', {}, {}, 100)).toBe('timed out');
		await client.realtime.setAuth(await stage.token(1, 900));
		expect(await say(ear, 'allowed', {})).toBe('ok');
	});
});
