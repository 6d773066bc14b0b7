import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { stageRealtime, type RealtimeStage } from './stage.ts';

const PORT = 24554;
const PATH = '/realtime/v1/websocket';
let stage: RealtimeStage;
beforeAll(async () => (stage = await stageRealtime(PORT)));
afterAll(() => stage.close());

/** 101 when the upgrade is accepted, else the status of the refusal. */
function knock(path: string, headers: Record<string, string> = {}): Promise<number> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`ws://127.0.0.1:${PORT}${path}`, { headers });
		socket.on('open', () => {
			socket.terminate();
			resolve(101);
		});
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('error', reject);
	});
}
const withKey = () => `${PATH}?apikey=${stage.embedded.publishableKey}&vsn=2.0.0`;

it('takes the app’s own pages and programs, no foreign page', async () => {
	expect(await knock(withKey())).toBe(101);
	expect(await knock(withKey(), { origin: 'http://127.0.0.1:3000' })).toBe(101);
	expect(await knock(withKey(), { origin: 'http://127.0.0.1:3001' })).toBe(403);
	expect(await knock(withKey(), { origin: 'https://evil.example' })).toBe(403);
	expect(await knock(withKey(), { origin: 'null' })).toBe(403);
});

it('answers to its own address only', async () => {
	expect(await knock(withKey(), { host: `localhost:${PORT}` })).toBe(101);
	expect(await knock(withKey(), { host: 'evil.example' })).toBe(421);
	expect(await knock(withKey(), { host: `127.0.0.1:${PORT + 1}` })).toBe(421);
});

it('wants one of its API keys, the header before the address', async () => {
	expect(await knock(`${PATH}?vsn=2.0.0`)).toBe(401);
	expect(await knock(`${PATH}?apikey=nope&vsn=2.0.0`)).toBe(401);
	const key = stage.embedded.secretKey;
	expect(await knock(`${PATH}?apikey=nope&vsn=2.0.0`, { 'x-api-key': key })).toBe(101);
	expect(await knock(withKey(), { 'x-api-key': 'nope' })).toBe(401);
});

it('speaks one version of the protocol in one place', async () => {
	const { publishableKey } = stage.embedded;
	expect(await knock(`${PATH}?apikey=${publishableKey}&vsn=1.0.0`)).toBe(400);
	expect(await knock(`${PATH}?apikey=${publishableKey}`)).toBe(400);
	expect(await knock(`/auth/v1/user?apikey=${publishableKey}`)).toBe(404);
	expect(await knock(`/outbox?apikey=${publishableKey}&vsn=2.0.0`)).toBe(404);
});

it('answers a broken upgrade and lives on', async () => {
	for (const request of [
		`GET ${PATH} HTTP/1.1\r\nHost: 127.0.0.1:${PORT}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
		`GET ${withKey()} HTTP/1.1\r\nHost: 127.0.0.1:${PORT}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
		`GET //[ HTTP/1.1\r\nHost: 127.0.0.1:${PORT}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
	]) {
		const status = await new Promise<string>((resolve, reject) => {
			const socket = connect(PORT, '127.0.0.1', () => socket.write(request));
			socket.once('data', (data) => {
				resolve(data.toString().slice(9, 12));
				socket.destroy();
			});
			socket.once('error', reject);
		});
		expect(status).toMatch(/^4\d\d$/);
	}
	expect(await knock(withKey())).toBe(101);
});

it('says whether it is well, to holders of a key', async () => {
	const { url, publishableKey } = stage.embedded;
	const health = (headers = {}) => fetch(`${url}/realtime/v1/health`, { headers });
	expect((await health()).status).toBe(401);
	const answer = await health({ apikey: publishableKey });
	expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
	const nowhere = await fetch(`${url}/realtime/v1/nowhere`, {
		headers: { apikey: publishableKey }
	});
	expect(nowhere.status).toBe(404);
});
