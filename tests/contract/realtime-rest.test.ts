import { afterAll, describe, expect, it } from 'vitest';
import { closeClients, join, liveClient } from './ear.ts';
import { hears } from './realtime.ts';
import { cast, ids, openDatabase, send, target } from './target.ts';

const { url, publishableKey, secretKey } = target;
const sql = openDatabase();
const home = `organisation:${ids.home}`;
const config = { private: true };

afterAll(async () => {
	await closeClients();
	await sql.end();
});

const annaHears = () => join(liveClient(url, publishableKey, cast.tokens.anna), home);
const post = (body: unknown, headers: Record<string, string>) =>
	send('/realtime/v1/api/broadcast', {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});
const message = (event: string, more = {}) => ({
	topic: home,
	event,
	payload: { a: 1 },
	...config,
	...more
});

describe('a message over HTTP', () => {
	it('is sent by httpSend, JSON and bytes', async () => {
		const ear = await annaHears();
		const channel = liveClient(url, secretKey).channel(home, { config });
		expect(await channel.httpSend('json', { n: 'ä' })).toEqual({ success: true });
		expect((await hears(ear, 'json')).payload).toEqual({ n: 'ä' });
		await channel.httpSend('bytes', new Uint8Array([1, 2, 255]));
		const { payload } = await hears(ear, 'bytes');
		expect([...new Uint8Array(payload as ArrayBuffer)]).toEqual([1, 2, 255]);
	});

	it('may be named with any letters', async () => {
		const ear = await annaHears();
		const channel = liveClient(url, secretKey).channel(home, { config });
		await channel.httpSend('straße/größe %20?', {});
		await hears(ear, 'straße/größe %20?');
	});

	it('can be one of many', async () => {
		const ear = await annaHears();
		const messages = [message('first'), message('public', { private: false }), message('last')];
		const answer = await post({ messages }, { apikey: secretKey });
		expect(answer.status).toBe(202);
		await hears(ear, 'last');
		expect(ear.heard.map(({ event }) => event).sort()).toEqual(['first', 'last']);
	});

	it('is accepted and dropped when the policy does not let it be sent', async () => {
		const ear = await annaHears();
		const authorization = `Bearer ${cast.tokens.anna}`;
		const messages = [message('forged')];
		expect((await post({ messages }, { authorization })).status).toBe(202);
		expect((await post({ messages }, {})).status).toBe(202);
		const channel = liveClient(url, publishableKey, cast.tokens.anna).channel(home, { config });
		expect(await channel.httpSend('forged', {})).toEqual({ success: true });
		await sql`select realtime.send('{}', 'marker', ${home}, true)`;
		await hears(ear, 'marker');
		expect(ear.heard.map(({ event }) => event)).toEqual(['marker']);
	});

	it('needs a good key and, when there is a token, a good one', async () => {
		const messages = [message('keyless')];
		const attempts: Record<string, string>[] = [
			{ apikey: '' },
			{ apikey: 'sb_secret_wrong' },
			{ authorization: 'Bearer garbage' },
			{ authorization: `Bearer ${cast.tokens.anna}x` }
		];
		for (const headers of attempts) {
			const { status } = await post({ messages }, headers);
			expect([401, 403], JSON.stringify(headers)).toContain(status);
		}
	});

	it('is refused when it is none', async () => {
		for (const body of [
			{},
			{ messages: [] },
			{ messages: [{}] },
			{ messages: [message('text', { payload: 'no object' })] },
			{ messages: [message('topicless', { topic: undefined })] }
		]) {
			const { status } = await post(body, { apikey: secretKey });
			expect(status, JSON.stringify(body)).toBe(422);
		}
	});
});
