import { expect, test } from '@playwright/test';
import { MEMBER_ROUTES, PERSONAS, PUBLIC_ROUTES, signedIn } from './stage.ts';

test('nothing is loaded from a foreign host and the policy blocks nothing', async ({
	browser,
	baseURL
}) => {
	test.slow();
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	const foreign: string[] = [];
	const blocked: string[] = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol !== 'data:' && url.origin !== baseURL) foreign.push(request.url());
	});
	page.on('console', (line) => {
		if (/Content.Security.Policy/i.test(line.text())) blocked.push(line.text());
	});
	for (const route of [...PUBLIC_ROUTES, ...MEMBER_ROUTES]) {
		const response = await page.goto(route, { waitUntil: 'networkidle' });
		expect(response?.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
	}
	expect(foreign).toEqual([]);
	expect(blocked).toEqual([]);
	await context.close();
});

test('a reader without an account gets no cookie', async ({ page, context }) => {
	for (const route of PUBLIC_ROUTES) await page.goto(route);
	expect(await context.cookies()).toEqual([]);
});

test('the session cookie is out of reach of scripts', async ({ browser }) => {
	const context = await signedIn(browser, PERSONAS.karin);
	const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('sb-'));
	expect(cookies.length).toBeGreaterThan(0);
	for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
	await context.close();
});

test('an unknown address answers in words, with a way on', async ({ page }) => {
	const response = await page.goto('/gibt-es-nicht');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});
