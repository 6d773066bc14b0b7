import { expect, test, type Page } from '@playwright/test';
import { barriers } from './stage.ts';

const J5 = '/calendar?from=2026-06-03&days=2&receiver=Nordrhein-Westfalen&giver=Hamburg';
const outcome = (page: Page) => page.getByRole('status').filter({ hasText: 'Werktage ab' });
const explained = (page: Page, place: string) =>
	page.getByRole('list', { name: `Tag für Tag: ${place}`, exact: true }).getByRole('listitem');

/** Asks what journey J5 asks: giver Hamburg, receiver Nordrhein-Westfalen, 2 days from 3 June 2026. */
async function askForTwoDays(page: Page) {
	await page.goto('/calendar');
	await page.getByLabel('Ab', { exact: true }).fill('2026-06-03');
	await page.getByLabel('Werktage', { exact: true }).fill('2');
	await page.getByLabel('Nimmt an').fill('Nordrhein-Westfalen');
	await page.getByLabel('Gibt').fill('hamburg');
	await page.getByRole('button', { name: 'Berechnen' }).click();
}

async function expectBothExplained(page: Page) {
	await expect(outcome(page)).toHaveText(
		'2 Werktage ab Mittwoch, 3. Juni 2026 enden am Montag, 8. Juni 2026.'
	);
	const receiver = explained(page, 'Nordrhein-Westfalen');
	await expect(receiver).toHaveCount(6);
	await expect(receiver.nth(1)).toContainText('4. Juni 2026: Fronleichnam (NW), zählt nicht');
	await expect(receiver.nth(5)).toContainText('8. Juni 2026: Werktag 2, Ende der Frist');
	const giver = explained(page, 'HH, Hamburg');
	await expect(giver).toHaveCount(3);
	await expect(giver.nth(1)).toContainText('4. Juni 2026: Werktag 1');
	await page.getByLabel('Kalender', { exact: true }).selectOption('giver');
	await page.getByRole('button', { name: 'Berechnen' }).click();
	await expect(outcome(page)).toContainText('enden am Freitag, 5. Juni 2026.');
	await expect(page).toHaveURL(/rule=giver/);
}

test('the same two days end on Monday for the receiver and on Friday for the giver', async ({
	page
}) => {
	await askForTwoDays(page);
	await expectBothExplained(page);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('both dates are explained as well', async ({ page }) => {
		await askForTwoDays(page);
		await expectBothExplained(page);
	});
});

test('what is wrong is said at the top and at the field, and what was typed stays', async ({
	page
}) => {
	await page.goto('/calendar?from=2026-02-30&days=zwei&receiver=&rule=both');
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
	await page.goto('/calendar?from=2026-06-03&days=2&receiver=NW&giver=Atlantis');
	await expect(page.getByLabel('Gibt')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel('Gibt')).toHaveValue('Atlantis');
	await page.goto('/calendar?from=2040-12-20&days=300&receiver=NW');
	await expect(page.getByRole('alert')).toContainText('31.12.2040');
});

for (const theme of ['light', 'dark'] as const) {
	test(`has no barriers and fits 320 px (${theme})`, async ({ page, context, baseURL }) => {
		await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
		for (const route of ['/calendar', J5, '/calendar?from=2026-06-03&days=500&receiver=BY']) {
			for (const width of [1280, 320]) {
				await page.setViewportSize({ width, height: 900 });
				await page.goto(route);
				expect.soft(await barriers(page), `${route} at ${width}`).toEqual([]);
				const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect.soft(over, `${route} at ${width}`).toBeLessThanOrEqual(0);
			}
		}
	});
}
