import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, startApp, type App } from './stage.ts';

const house = inject('house');
const origin = 'http://127.0.0.1:24464';
let app: App;

beforeAll(async () => {
	const more = { PORT: '24464', VERBUND_OPERATOR: 'docs/operator.example.json' };
	app = await startApp({ ...house.environment, ...more });
});
afterAll(() => app.stop());

describe("a provider of the operator's choice", () => {
	it('has a button on the sign-in page; without an operator there is none', async () => {
		const { text } = await openBrowser(origin).go('/sign-in?return_to=/account');
		expect(text).toContain('href="/sign-in/provider/keycloak?return_to=%2Faccount"');
		expect(text).toContain('Anmelden mit Landes-Konto');
		expect((await openBrowser(house.origin).go('/sign-in')).text).not.toContain('/provider/');
	});

	it('is asked with a challenge whose secret stays in a cookie of this browser', async () => {
		const browser = openBrowser(origin);
		const { status, headers } = await browser.go(
			'/sign-in/provider/keycloak?return_to=//evil.example'
		);
		const door = new URL(headers.location ?? '');
		const back = new URL(door.searchParams.get('redirect_to') ?? '');
		expect(status).toBe(303);
		expect(door.origin + door.pathname).toBe(`${house.url}/auth/v1/authorize`);
		expect(door.searchParams.get('provider')).toBe('keycloak');
		expect(door.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
		expect(back.origin + back.pathname).toBe(`${origin}/sign-in/callback`);
		expect(back.searchParams.get('return_to')).toBe('/');
		const verifiers = (headers['set-cookie'] ?? []).filter((line) =>
			line.includes('code-verifier')
		);
		expect(verifiers.length).toBeGreaterThan(0);
		for (const cookie of verifiers) expect(cookie).toMatch(/Max-Age=600; Path=\/; HttpOnly/);
	});

	it.each([
		['/sign-in/provider/land', 'a SAML domain that Auth does not know'],
		['/sign-in/callback?code=forged', 'a code that Auth did not give'],
		['/sign-in/callback', 'no code at all']
	])('leads back to the sign-in page after %s: %s', async (where) => {
		const browser = openBrowser(origin);
		const answer = await browser.go(where);
		expect(answer).toMatchObject({
			status: 303,
			headers: { location: '/sign-in?failed=provider' }
		});
		const { text } = await browser.go('/sign-in?failed=provider');
		expect(text).toContain('Die Anmeldung über Ihr Dienst-Konto hat nicht geklappt.');
	});

	it('that is not listed does not exist', async () => {
		expect((await openBrowser(origin).go('/sign-in/provider/evil')).status).toBe(404);
	});
});
