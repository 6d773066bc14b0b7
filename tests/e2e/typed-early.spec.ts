import { expect, test, type Page } from '@playwright/test';
import { PERSONAS } from './stage.ts';

/** As on a slow line; answers what lets them through. */
async function holdScripts(page: Page, which = /\.js$/) {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	await page.route(which, async (route) => {
		await promise;
		await route.continue();
	});
	return () => resolve(undefined);
}

test('what is typed while the script is on its way stays, and is sent', async ({ page }) => {
	const arrive = await holdScripts(page);
	const email = page.getByLabel('E-Mail').first();
	await page.goto('/sign-in?return_to=%2Faccount', { waitUntil: 'commit' });
	await email.fill(PERSONAS.hakan);
	await page.getByLabel('Passwort').fill('verbund-demo');
	arrive();
	await page.waitForLoadState('networkidle');
	await expect(email).toHaveValue(PERSONAS.hakan);
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expect(page).toHaveURL(/\/account$/);
});

test('what is chosen while the script is on its way stays', async ({ page }) => {
	const arrive = await holdScripts(page);
	await page.goto('/directory/organisations', { waitUntil: 'commit' });
	await page.getByLabel('Ebene', { exact: true }).selectOption({ label: 'Kommune' });
	await page.getByRole('main').getByRole('searchbox').fill('Stadt');
	arrive();
	await page.waitForLoadState('networkidle');
	await expect(page.getByLabel('Ebene', { exact: true })).toHaveValue('municipal');
	await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('Stadt');
});

test('what is typed while only the last script is on its way stays', async ({ page }) => {
	const arrive = await holdScripts(page, /\/nodes\/(?!0\.|1\.).*\.js$/);
	await page.goto('/calendar', { waitUntil: 'commit' });
	// Everything else has arrived and run.
	await page.waitForTimeout(1_000);
	const from = page.getByLabel('Ab', { exact: true });
	await from.fill('2026-06-03');
	arrive();
	await page.waitForLoadState('networkidle');
	await expect(from).toHaveValue('2026-06-03');
});
