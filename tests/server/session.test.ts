import { describe, expect, inject, it } from 'vitest';
import { CLIENT_ADDRESS_HEADER, readClientAddress } from '#embedded/client-address.ts';
import { CLIENT_HEADER, proveClient } from '#lib/shared/client-proof.server.ts';
import { ask, openBrowser, signIn } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

describe('a session', () => {
	it('ends at Auth and in the browser', async () => {
		const { browser } = await signIn(house.origin, 'sommer@he.example');
		const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await browser.post('/sign-out', {});
		expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
		expect([...browser.jar]).toEqual([]);
		const refresh = readRefreshToken(cookie);
		const url = `${house.url}/auth/v1/token?grant_type=refresh_token`;
		const headers = { apikey: house.publishableKey, 'content-type': 'application/json' };
		const body = JSON.stringify({ refresh_token: refresh });
		expect((await fetch(url, { method: 'POST', headers, body })).ok).toBe(false);
	});

	it('gives its token to a script of our own page only', async () => {
		const { browser } = await signIn(house.origin, 'jonas@provider.example');
		const token = (headers = {}) => browser.go('/session/token', { headers });
		const own = await token({ 'sec-fetch-site': 'same-origin' });
		expect(own.headers['cache-control']).toBe('no-store');
		expect(JSON.parse(own.text)).toEqual({
			token: expect.stringMatching(/^eyJ/),
			expires_at: expect.any(Number),
			realtime: {
				url: `${house.origin.replace('http', 'ws')}/realtime/v1`,
				key: expect.stringMatching(/^sb_publishable_/)
			}
		});
		for (const site of ['cross-site', 'same-site', 'none']) {
			expect((await token({ 'sec-fetch-site': site })).status).toBe(403);
		}
		expect((await token({ origin: 'https://evil.example' })).status).toBe(403);
		expect((await visit('/session/token')).status).toBe(401);
	});

	it.each([
		'x',
		'base64-e30',
		`base64-${Buffer.from('{"access_token":"a.b.c","refresh_token":"r","expires_at":9999999999}').toString('base64url')}`
	])('that is forged signs nobody in and is removed: %s', async (value) => {
		const browser = openBrowser(house.origin);
		browser.jar.set('sb-verbund', value);
		expect((await browser.go('/account')).status).toBe(303);
		expect([...browser.jar]).toEqual([]);
	});

	it('acts only for an organisation of the person', async () => {
		const { browser } = await signIn(house.origin);
		await browser.post('/preferences', { acting_for: '00000000-0000-0000-0000-000000000000' });
		expect(browser.jar.has('acting')).toBe(false);
		const { text } = await browser.go('/account');
		expect(text).toContain('Sie handeln gerade für diese Organisation.');
	});
});

function readRefreshToken(cookie: string): string {
	const value = /sb-verbund(?:\.0)?=base64-([^;]+)/.exec(cookie)?.[1] ?? '';
	const session = JSON.parse(Buffer.from(value, 'base64url').toString()) as {
		refresh_token: string;
	};
	return session.refresh_token;
}

describe('the client address', () => {
	it('is signed as the embedded Supabase reads it', () => {
		expect(CLIENT_HEADER).toBe(CLIENT_ADDRESS_HEADER);
		expect(readClientAddress(proveClient('1.2.3.4', 'secret'), 'secret')).toBe('1.2.3.4');
	});
});
