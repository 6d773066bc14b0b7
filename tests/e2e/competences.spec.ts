import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

test('somebody says what they can do with the keyboard, and alone reads it', async ({
	browser,
	page: reader
}) => {
	const session = await signedIn(browser, PERSONAS.hakan);
	const page = await session.newPage();
	await page.goto('/account', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Meine Kompetenzen' }).press('Enter');
	const privacy = page.getByRole('group', { name: 'Datenschutz' });
	await expect(privacy.getByLabel('Zählt mit')).toBeHidden();
	await privacy.getByLabel('Meine Stufe').focus();
	await page.keyboard.type('2');
	await page.keyboard.press('Tab');
	await expect(privacy.getByLabel('Zählt mit')).toBeFocused();
	await page.keyboard.type('im');
	await page.getByRole('button', { name: 'Kompetenzen speichern' }).press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Gespeichert.' })).toBeVisible();
	await page.reload();
	await expect(privacy.getByLabel('Meine Stufe')).toHaveValue('2');
	await expect(privacy.getByLabel('Zählt mit')).toHaveValue('network');

	const body = '/directory/organisations/land-nordrhein-westfalen';
	await page.goto(body);
	const row = page.getByRole('main').getByRole('row').filter({ hasText: 'Datenschutz' });
	await expect(row).toContainText('ja, bei weniger als drei Personen');
	await session.close();
	await reader.goto(body);
	await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(reader.getByText('Datenschutz', { exact: true })).toHaveCount(1);
	await expect(reader.getByRole('heading', { name: 'Kompetenzen' })).toHaveCount(0);
});

test('the coordination says what a role needs without a script', async ({ browser }) => {
	const session = await signedIn(browser, PERSONAS.karin);
	const page = await session.newPage();
	await page.route('**/*.js', (route) => route.abort());
	await page.goto('/directory/roles/cdo');
	await page.getByRole('link', { name: 'Nötige Kompetenzen festlegen' }).click();
	const needed = page.getByRole('group', { name: 'Datenschutz' }).getByLabel('Nötige Stufe');
	await needed.selectOption('3, leitet andere an');
	await page.getByRole('button', { name: 'Kompetenzen speichern' }).click();
	await expect(page).toHaveURL('/directory/roles/cdo');
	const side = page.getByRole('listitem').filter({ hasText: 'Datenschutz' });
	await expect(side.filter({ hasText: 'leitet andere an' })).toBeVisible();
	await session.close();
});
