import { describe, expect, inject, it } from 'vitest';
import { ask, signIn, startApp } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

describe('the process', () => {
	it('says what is wrong with a port in use or a configuration, and ends', async () => {
		await expect(startApp(house.environment)).rejects.toThrow(/Port 24460 is in use/);
		await expect(startApp({})).rejects.toThrow(/PUBLIC_SUPABASE_URL is missing/);
		const open = { ...house.environment, HOST: '0.0.0.0' };
		await expect(startApp(open)).rejects.toThrow(/would show the embedded Supabase/);
		const operator = { ...house.environment, VERBUND_OPERATOR: 'gibt-es-nicht.json' };
		await expect(startApp(operator)).rejects.toThrow(/gibt-es-nicht\.json cannot be read/);
	});

	it.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('leaves in peace on %s', async (signal) => {
		const app = await startApp({ ...house.environment, PORT: '24462' });
		await ask('http://127.0.0.1:24462', '/sign-in', { headers: { connection: 'keep-alive' } });
		expect(await app.stop(signal)).toBe(0);
	});

	it('is healthy, and names the part that is not', async () => {
		const healthy = await visit('/healthz');
		expect(healthy.status).toBe(200);
		expect(JSON.parse(healthy.text)).toEqual({
			status: 'ok',
			database: 'ok',
			auth: 'ok',
			realtime: 'ok'
		});
		const PUBLIC_SUPABASE_URL = 'http://127.0.0.1:24469';
		const app = await startApp({ ...house.environment, PORT: '24462', PUBLIC_SUPABASE_URL });
		const ill = await ask('http://127.0.0.1:24462', '/healthz');
		expect(ill.status).toBe(503);
		expect(JSON.parse(ill.text)).toMatchObject({
			database: 'failed',
			auth: 'failed',
			realtime: 'failed'
		});
		await app.stop();
	});

	it('keeps a session that it cannot check, and shows a reference that is in the log', async () => {
		const { browser } = await signIn(house.origin, 'admin@verbund.example');
		const PUBLIC_SUPABASE_URL = 'http://127.0.0.1:24469';
		const app = await startApp({ ...house.environment, PORT: '24462', PUBLIC_SUPABASE_URL });
		const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { cookie, accept: 'text/html' };
		const unsure = await ask('http://127.0.0.1:24462', '/account', { headers });
		const broken = await ask('http://127.0.0.1:24462', '/palette?q=geheim');
		await app.stop();
		expect(unsure.status).toBe(503);
		expect(unsure.headers['set-cookie']).toBeUndefined();
		expect(broken.status).toBe(500);
		for (const { text } of [unsure, broken]) {
			const [reference = 'none'] = /[2-9A-Z]{4}-\d\d/.exec(text) ?? [];
			const line = app
				.output()
				.split('\n')
				.find((each) => each.includes(reference));
			expect(JSON.parse(line ?? '{}')).toMatchObject({ reference, error: expect.anything() });
		}
		expect(app.output()).not.toMatch(/geheim|eyJ|sb_secret/);
	});

	it('slows down whoever writes faster than a person can', async () => {
		const app = await startApp({ ...house.environment, PORT: '24462' });
		const origin = 'http://127.0.0.1:24462';
		const headers = {
			origin,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded'
		};
		const asked = { method: 'POST', headers, body: 'theme=dark' };
		let answer = await ask(origin, '/preferences', asked);
		for (let tries = 0; tries < 2000 && answer.status === 303; tries++) {
			answer = await ask(origin, '/preferences', asked);
		}
		expect(answer.status).toBe(429);
		expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
		expect(answer.text).toContain('Das waren zu viele Anfragen.');
		expect((await ask(origin, '/sign-in')).status).toBe(200);
		await app.stop();
	});
});
