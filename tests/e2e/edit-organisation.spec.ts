import { expect, test, type Page } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

const save = (page: Page) => page.getByRole('button', { name: 'Eintrag speichern' }).click();

test('a steward changes the entry of their body, and history tells', async ({ browser }) => {
	const context = await signedIn(browser, PERSONAS.hakan);
	const page = await context.newPage();
	await page.goto('/directory/organisations/land-nordrhein-westfalen');
	await page.getByRole('link', { name: 'Bearbeiten' }).click();
	await page.getByLabel('Sitz').fill('Düsseldorf');
	await save(page);
	await expect(page).toHaveURL(/land-nordrhein-westfalen\?saved=/);
	await expect(page.getByRole('main').getByText(/Gespeichert \d\d:\d\d/)).toBeVisible();
	const history = page.getByRole('region', { name: 'Verlauf' });
	await expect(history.getByText('Hakan Muster').first()).toBeVisible();
	await expect(history.getByText('Düsseldorf').first()).toBeVisible();
	await context.close();
});

test('a bad entry is explained at the top and at the field, and nothing typed is lost', async ({
	browser
}) => {
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	await page.goto('/directory/organisations/dataport/edit');
	await page.getByLabel('ARS').fill('123');
	await page.getByLabel('Sitz').fill('Altenholz');
	await save(page);
	const summary = page.getByRole('alert').filter({ has: page.getByRole('link') });
	await expect(summary).toBeVisible();
	await expect(summary).toBeFocused();
	await summary.getByRole('link').first().click();
	await expect(page.getByLabel('ARS')).toBeFocused();
	await expect(page.getByLabel('ARS')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel('Sitz')).toHaveValue('Altenholz');
	await context.close();
});

test('two people edit one entry: the second sees what the first changed and decides', async ({
	browser
}) => {
	const [first, second] = await Promise.all([
		signedIn(browser, PERSONAS.karin),
		signedIn(browser, PERSONAS.karin)
	]);
	const [one, two] = [await first.newPage(), await second.newPage()];
	for (const page of [one, two]) await page.goto('/directory/organisations/ekom21/edit');
	// Before the other saves: the live channel may show it to whoever has not typed yet.
	await two.getByLabel('Sitz').fill('Darmstadt');
	await one.getByLabel('Sitz').fill('Gießen');
	await save(one);
	await expect(one).toHaveURL(/ekom21\?saved=/);

	await save(two);
	await expect(two.getByText('Der Eintrag wurde inzwischen geändert')).toBeVisible();
	await expect(two.getByText('Gießen').first()).toBeVisible();
	await expect(two.getByLabel('Sitz')).toHaveValue('Darmstadt');
	await two.getByRole('button', { name: 'Trotzdem speichern' }).click();
	await expect(two).toHaveURL(/ekom21\?saved=/);
	await expect(two.getByText('Darmstadt').first()).toBeVisible();
	await Promise.all([first.close(), second.close()]);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('signing in, filtering and editing work', async ({ page }) => {
		await page.goto('/sign-in?return_to=/directory/organisations');
		await page.getByLabel('E-Mail').first().fill(PERSONAS.jonas);
		await page.getByLabel('Passwort').fill('verbund-demo');
		await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
		await page.getByLabel('Ebene').selectOption('state');
		await page.getByLabel('Name, Kurzform, Sitz').fill('IT.NRW');
		await page.getByRole('button', { name: 'Anzeigen' }).click();
		await page.getByRole('link', { name: 'IT.NRW' }).last().click();
		await page.getByRole('link', { name: 'Bearbeiten' }).click();

		await page.getByLabel('ARS').fill('99');
		await page.getByLabel('Sitz').fill('Düsseldorf-Mörsenbroich');
		await save(page);
		await expect(page.getByLabel('ARS')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.getByLabel('Sitz')).toHaveValue('Düsseldorf-Mörsenbroich');
		await page.getByLabel('ARS').fill('');
		await save(page);
		await expect(page).toHaveURL(/\/it-nrw\?saved=/);
		await expect(page.getByText('Düsseldorf-Mörsenbroich').first()).toBeVisible();
	});
});

test('whoever may not edit is told who can', async ({ browser }) => {
	const context = await signedIn(browser, PERSONAS.ute);
	const page = await context.newPage();
	await page.goto('/directory/organisations/fitko');
	await expect(page.getByRole('link', { name: 'Bearbeiten' })).toHaveCount(0);
	const response = await page.goto('/directory/organisations/fitko/edit');
	expect(response?.status()).toBe(403);
	await expect(page.getByRole('main')).toContainText(/Verzeichnispat|Koordination/);
	await context.close();
});

test('a guest finds what is public and its own body, and no other vendor', async ({ browser }) => {
	const context = await signedIn(browser, PERSONAS.priya);
	const page = await context.newPage();
	await page.goto('/directory/organisations?search=Fachverfahren');
	await expect(page.getByRole('main').getByText('Fachverfahren A').first()).toBeVisible();
	await expect(page.getByText('Fachverfahren B')).toHaveCount(0);
	const response = await page.goto('/directory/organisations/fachverfahren-b');
	expect(response?.status()).toBe(404);
	await context.close();
});
