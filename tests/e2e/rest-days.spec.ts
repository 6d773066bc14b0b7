import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

const page320 = { width: 320, height: 800 };

test('a steward agrees on a rest day, which the clock then leaves out, and takes it back', async ({
	browser
}) => {
	const session = await signedIn(browser, PERSONAS.hakan);
	const page = await session.newPage();
	await page.setViewportSize(page320);
	await page.goto('/directory/organisations/land-nordrhein-westfalen');
	await page.getByRole('link', { name: 'Ruhetage' }).click();
	await page.getByRole('button', { name: 'Vereinbaren' }).click();
	await expect(page.getByText('Nennen Sie den Anlass.').first()).toBeVisible();
	await page.getByLabel('Tag', { exact: true }).fill('2030-12-24');
	await page.getByLabel('Anlass').fill('Heiligabend');
	await page.getByLabel('Jedes Jahr an diesem Tag').check();
	await page.getByRole('button', { name: 'Vereinbaren' }).click();
	await expect(page.getByText('Vereinbart: Heiligabend.')).toBeVisible();
	await expect(page.getByText('Heiligabend, jedes Jahr')).toBeVisible();

	const clock = '/calendar?from=2031-12-23&days=1&receiver=land-nordrhein-westfalen';
	await page.goto(clock);
	await expect(page.getByRole('main')).toContainText('Montag, 29. Dezember 2031');

	await page.goto('/directory/organisations/land-nordrhein-westfalen/rest-days');
	await page.getByRole('button', { name: 'Ruhetag am 24.12.2030 zurücknehmen' }).click();
	await expect(page.getByText('Noch kein Ruhetag vereinbart')).toBeVisible();
	await page.goto(clock);
	await expect(page.getByRole('main')).toContainText('Mittwoch, 24. Dezember 2031');
	await session.close();
});
