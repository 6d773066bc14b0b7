import { describe, expect, inject, it } from 'vitest';
import { ask, openBrowser } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

describe('a reader without an account', () => {
	it('gets no cookie and whatever language the browser prefers', async () => {
		for (const where of ['/sign-in', '/gibt-es-nicht', '/healthz', '/palette?q=a']) {
			expect((await visit(where)).headers['set-cookie']).toBeUndefined();
		}
		const english = await visit('/sign-in', { 'accept-language': 'en-GB,en;q=0.9' });
		expect(english.text).toContain('<html lang="en">');
		expect((await visit('/sign-in')).text).toContain('<html lang="de">');
	});

	it('finds public objects in the palette, by kind', async () => {
		const answer = await visit('/palette?q=fitko', { accept: 'application/json' });
		expect(answer.headers['cache-control']).toBe('no-store');
		const found = JSON.parse(answer.text) as { groups: { items: { href: string }[] }[] };
		expect(found.groups[0]?.items[0]?.href).toBe('/directory/organisations/fitko');
	});

	it('keeps theme and language chosen, and never leaves the site', async () => {
		const browser = openBrowser(house.origin);
		const fields = { theme: 'dark', locale: 'en', return_to: '//evil.example' };
		const { headers } = await browser.post('/preferences', fields);
		expect(headers.location).toBe('/');
		expect((await browser.go('/sign-in')).text).toContain(
			'<html lang="en" data-kern-theme="dark">'
		);
		await browser.post('/preferences', { theme: '"><script>', locale: 'xx', acting_for: 'x' });
		expect([...browser.jar]).toEqual([
			['theme', 'dark'],
			['PARAGLIDE_LOCALE', 'en']
		]);
	});

	it('is sent to sign in from the account page, and back', async () => {
		const answer = await visit('/account');
		expect(answer).toMatchObject({
			status: 303,
			headers: { location: '/sign-in?return_to=%2Faccount' }
		});
	});
});
