import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

/** As a spreadsheet of the office saves it: Windows-1252, one byte a letter. */
const file = (...lines: string[]) => ({
	name: 'zustaendigkeiten.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(lines.join('\r\n'), 'latin1')
});
const HEADS = 'Stelle (Kennung);Rolle (Kennung);Organisationseinheit;gültig ab';
const RIGHT = 'fitko;product-team;"Referat ""Prüfung"";\nGebäude 2";01.11.2026';

test('a coordinator brings entries: checked first, wrong rows told, then entered once', async ({
	browser
}) => {
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	await page.goto('/directory/import', { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Prüfen' }).click();
	await expect(page.getByText('Es ist keine Datei angekommen.')).toBeVisible();

	await page
		.getByLabel('CSV-Datei')
		.setInputFiles(
			file(HEADS, 'fitko;product-team;Einheit Süd;01.11.2026', 'fitko;gibtesnicht;Einheit Süd;')
		);
	await page.getByRole('button', { name: 'Eintragen' }).click();
	await expect(page.getByText('Eine Zeile ist falsch.')).toBeVisible();
	const wrong = page.getByRole('row', { name: /^Zeile 2/ });
	await expect(wrong).toContainText('Rolle (Kennung)');
	await expect(wrong).toContainText('Diese Rolle steht nicht im Katalog.');
	await expect(page.getByText('Es ist nichts eingetragen.')).toBeVisible();

	await page.getByLabel('Falsche Zeilen auslassen').check();
	await page.getByRole('button', { name: 'Eintragen' }).click();
	await expect(page.getByText('Ein Eintrag steht jetzt im Verzeichnis.')).toBeVisible();
	await page.getByRole('button', { name: 'Eintragen' }).click();
	await expect(page.getByText('Schon eingetragen').locator('+ dd')).toHaveText('1');

	const written = await page.request.get('/directory/export.csv?organisation=fitko');
	expect(await written.text()).toContain('Einheit Süd');
	await context.close();
});

test('without script the outcome comes with the page, and a file that is none is refused', async ({
	browser,
	baseURL
}) => {
	const known = await signedIn(browser, PERSONAS.karin);
	const storageState = await known.storageState();
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL, storageState });
	const page = await context.newPage();
	await page.goto('/directory/import');
	await page.getByLabel('CSV-Datei').setInputFiles(file(HEADS, RIGHT));
	await page.getByRole('button', { name: 'Prüfen' }).click();
	await expect(page.getByRole('heading', { name: 'Ergebnis' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Gebäude 2');
	await page.getByLabel('CSV-Datei').setInputFiles(file('a;b', '1;2'));
	await page.getByRole('button', { name: 'Prüfen' }).click();
	await expect(page.getByText('Die erste Zeile nennt keine Spalten')).toBeVisible();
	await context.close();
	await known.close();
});
