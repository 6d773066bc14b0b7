import http from 'node:http';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask, signIn, startApp, type App } from './stage.ts';

const house = inject('house');
const origin = 'http://127.0.0.1:24466';
const RELAY_PORT = 24467;

let app: App;
let refreshes = 0;

/** Stands between app and Supabase and counts how often a session is renewed. */
const relay = http.createServer((request, response) => {
	if (request.url?.includes('grant_type=refresh_token')) refreshes += 1;
	const { method } = request;
	const headers = { ...request.headers, host: new URL(house.url).host };
	const onward = http.request(house.url + request.url, { method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	request.pipe(onward);
});

beforeAll(async () => {
	await new Promise<void>((resolve) => relay.listen(RELAY_PORT, '127.0.0.1', resolve));
	const PUBLIC_SUPABASE_URL = `http://127.0.0.1:${RELAY_PORT}`;
	app = await startApp({ ...house.environment, PORT: '24466', PUBLIC_SUPABASE_URL });
});
afterAll(async () => {
	await app.stop();
	relay.closeAllConnections();
	relay.close();
});

/** The same session, seconds before its token expires. */
function expireSoon(cookie: string): string {
	const json = Buffer.from(cookie.replace('base64-', ''), 'base64url').toString();
	const session = {
		...(JSON.parse(json) as object),
		expires_at: Math.floor(Date.now() / 1000) + 5
	};
	return `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;
}

it('renews a session once for all requests that a browser sends at once', async () => {
	const { browser } = await signIn(origin, 'priya@vendor.example');
	const cookie = `sb-verbund=${expireSoon(browser.jar.get('sb-verbund') ?? '')}`;
	const visit = (headers: Record<string, string>) => ask(origin, '/account', { headers });
	const atOnce = await Promise.all(Array.from({ length: 20 }, () => visit({ cookie })));
	const answers = [...atOnce, await visit({ cookie })];
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
	expect(refreshes).toBe(1);
	const renewed = new Set(answers.map(({ headers }) => headers['set-cookie']?.join()));
	expect(renewed.size).toBe(1);
	const [line = ''] = renewed;
	expect(line).toMatch(/^sb-verbund=base64-.*HttpOnly; SameSite=Lax$/);
	const next = await visit({ cookie: line.split(';')[0] ?? '' });
	expect(next.status).toBe(200);
	expect(next.headers['set-cookie']).toBeUndefined();
	expect(refreshes).toBe(1);
});
