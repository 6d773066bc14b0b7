import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

test('somebody searches from the header, without script, and follows a hit', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
	const page = await context.newPage();
	await page.goto('/');
	await page.getByRole('searchbox').first().fill('bundesverwaltungsamt');
	await page.getByRole('searchbox').first().press('Enter');
	await expect(page).toHaveURL(/\/search\?q=bundesverwaltungsamt$/);
	await expect(page).toHaveTitle(/^Suche: bundesverwaltungsamt/);
	await expect(page.getByRole('main').getByRole('status')).toContainText('Treffer');
	// Whoever came with the other question asks it with the same words.
	await page.getByRole('link', { name: 'Wer ist zuständig für „bundesverwaltungsamt“?' }).click();
	await expect(page).toHaveURL(/\/directory\/find\?q=bundesverwaltungsamt$/);
	await page.goBack();
	await page.getByRole('link', { name: 'Bundesverwaltungsamt', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bundesverwaltungsamt');
	await context.close();
});

test('a slip is answered with what was meant', async ({ page }) => {
	await page.goto('/search?q=Bundesverwaltungsmat');
	await expect(page.getByText('Meinten Sie')).toBeVisible();
	await page.getByRole('link', { name: 'Bundesverwaltungsamt', exact: true }).first().click();
	await expect(page).toHaveURL(/q=Bundesverwaltungsamt/);
	await expect(page.getByText('Meinten Sie')).toHaveCount(0);
});

test('the search narrows by kind, and says when there is nothing', async ({ page }) => {
	await page.goto('/search?q=bund', { waitUntil: 'networkidle' });
	await page.getByLabel('Art', { exact: true }).selectOption('space');
	await expect(page).toHaveURL(/kind=space/);
	await expect(page.getByRole('main').getByRole('status')).toContainText(/Treffer/);
	await page.goto('/search?q=quastenflosser');
	await expect(
		page.getByRole('heading', { name: 'Für „quastenflosser“ ist nichts eingetragen.' })
	).toBeVisible();
});

test('the palette shows the whole list on its last line, by keyboard alone', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox')).toBeFocused();
	await page.keyboard.type('bundesamt');
	await expect(page.getByRole('option', { name: /Alle Treffer für „bundesamt“/ })).toBeVisible();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\?q=bundesamt$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suche: bundesamt');
});

test('somebody faster than the answer reads the list', async ({ browser }) => {
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	await page.goto('/', { waitUntil: 'networkidle' });
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox')).toBeFocused();
	await page.route('**/palette?*', () => undefined);
	await page.keyboard.type('itzbund');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\?q=itzbund$/);
	await context.close();
});
