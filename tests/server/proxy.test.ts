import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ask, KARIN, startApp, type App } from './stage.ts';

const house = inject('house');
const here = 'http://127.0.0.1:24468';
const origin = 'https://verbund.example.de';
const fromOutside = { host: 'verbund.example.de', 'x-forwarded-for': '9.9.9.9, 203.0.113.7' };
let app: App;

beforeAll(async () => {
	const more = { PORT: '24468', VERBUND_EMBEDDED: '', ORIGIN: origin, VERBUND_PROXY_DEPTH: '1' };
	app = await startApp({ ...house.environment, ...more });
});
afterAll(() => app.stop());

async function signIn(forwarded: string, _password: string) {
	const headers = { ...fromOutside, 'x-forwarded-for': forwarded, accept: 'text/html' };
	const { text } = await ask(here, '/sign-in', { headers });
	const action = /action="(\?\/remote=[^"]*signIn)"/.exec(text)?.[1] ?? '';
	const type = { origin, 'content-type': 'application/x-www-form-urlencoded' };
	const body = new URLSearchParams({ email: KARIN, _password, return_to: '/account' }).toString();
	return ask(here, `/sign-in${action}`, { method: 'POST', headers: { ...headers, ...type }, body });
}

describe('behind a proxy, with a Supabase that is not embedded', () => {
	it('answers to the origin alone, and asks browsers for https', async () => {
		expect((await ask(here, '/sign-in')).status).toBe(421);
		const { status, headers } = await ask(here, '/sign-in', { headers: fromOutside });
		expect(status).toBe(200);
		expect(headers['strict-transport-security']).toBe('max-age=31536000');
	});

	it('opens a page to exactly the Realtime socket of that Supabase', async () => {
		const { headers } = await ask(here, '/sign-in', { headers: fromOutside });
		const socket = house.url.replace('http', 'ws');
		expect(headers['content-security-policy']).toContain(`connect-src 'self' ${socket};`);
	});

	it('shows no demo accounts', async () => {
		const { text } = await ask(here, '/sign-in', { headers: fromOutside });
		expect(text).not.toMatch(/verbund-demo|fitko\.example|outbox/);
	});

	it('sends the session cookie over https only', async () => {
		const { status, headers } = await signIn('203.0.113.7', 'verbund-demo');
		expect(status).toBe(303);
		for (const cookie of headers['set-cookie'] ?? ['']) {
			expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/);
		}
	});

	it('is not told another client by a client', async () => {
		const type = { origin, 'content-type': 'application/x-www-form-urlencoded' };
		const change = (n: number) => {
			const forwarded = `9.9.${n >> 8}.${n & 255}, 203.0.113.8`;
			const headers = { ...fromOutside, ...type, 'x-forwarded-for': forwarded };
			return ask(here, '/preferences', { method: 'POST', headers, body: 'theme=dark' });
		};
		// The allowance grows back meanwhile: on a slow machine it takes more of them.
		let refused = 0;
		for (let first = 0; first < 4000 && refused === 0; first += 50) {
			const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => change(first + n)));
			refused = answers.filter(({ status }) => status === 429).length;
		}
		expect(refused).toBeGreaterThan(0);
		expect((await signIn('203.0.113.9', 'verbund-demo')).status).toBe(303);
	});
});
