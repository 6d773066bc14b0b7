import { expect, test, type Page } from '@playwright/test';
import { PERSONAS } from './stage.ts';

/** What the keyboard stands on: role-like tag and name. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement;
		return `${element?.tagName.toLowerCase()} ${element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''}`;
	});

test('the first stop skips to the content', async ({ page }) => {
	await page.goto('/directory/organisations');
	await page.keyboard.press('Tab');
	expect(await focused(page)).toContain('Zum Inhalt');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => Boolean(document.activeElement?.closest('main')))).toBe(true);
});

test('the palette finds a body and goes there, or gives the focus back', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox');
	await expect(field).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);

	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox')).toBeFocused();
	await page.keyboard.type('bundesverwaltungsamt');
	await expect(page.getByRole('option', { name: /Bundesverwaltungsamt/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/directory\/organisations\/bva$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bundesverwaltungsamt');
});

test('somebody signs in, finds their body and edits it with the keyboard alone', async ({
	page
}) => {
	await page.goto('/sign-in', { waitUntil: 'networkidle' });
	await page.getByLabel('E-Mail').first().focus();
	await page.keyboard.type(PERSONAS.hakan);
	await page.keyboard.press('Tab');
	await page.keyboard.type('verbund-demo');
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(/sign-in/);
	await page.waitForLoadState('networkidle');

	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox')).toBeFocused();
	await page.keyboard.type('nordrhein');
	await expect(page.getByRole('option', { name: /Nordrhein-Westfalen/ }).first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/land-nordrhein-westfalen$/);

	await tabTo(page, /^a Bearbeiten/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/edit$/);
	await tabTo(page, /^input/, () => page.evaluate(() => document.activeElement?.id === 'website'));
	await page.keyboard.type('https://land.example');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/land-nordrhein-westfalen\?saved=/);
	expect(await focused(page)).not.toMatch(/^body/);
});

/** Presses Tab until the wanted stop; fails when the whole page was passed. */
async function tabTo(page: Page, wanted: RegExp, more: () => Promise<boolean> = async () => true) {
	for (let stop = 0; stop < 80; stop++) {
		await page.keyboard.press('Tab');
		if (wanted.test(await focused(page)) && (await more())) return;
	}
	throw new Error(`${wanted} is out of reach of the keyboard.`);
}
