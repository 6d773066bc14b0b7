import { expect, test } from '@playwright/test';
import { barriers, PERSONAS, signedIn } from './stage.ts';

const SPACE = '/spaces/registeranschluss';

test('a file is brought, opened, shown to all, removed and brought back', async ({ browser }) => {
	const session = await signedIn(browser, PERSONAS.karin);
	const page = await session.newPage();
	const name = `Reihenfolge ${Date.now()}.csv`;
	const buffer = Buffer.from('Register;Reihenfolge\nPersonenstand;1\n');
	await page.goto(SPACE);
	await page.getByRole('button', { name: 'Hochladen' }).click();
	await expect(page.getByText('Wählen Sie')).toBeVisible();
	await page.getByLabel('Datei auswählen').setInputFiles({ name, mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: 'Hochladen' }).click();
	await expect(page.getByText('Die Datei ist gespeichert.')).toBeVisible();

	const row = page
		.getByRole('region', { name: 'Dateien' })
		.getByRole('listitem')
		.filter({ hasText: name });
	await expect(row).toContainText('sichtbar für alle, die hier mitarbeiten');
	const download = page.waitForEvent('download');
	await row.getByRole('link', { name }).click();
	expect((await download).suggestedFilename()).toBe(name);
	await row.getByRole('button', { name: `Allen zeigen: ${name}` }).click();
	await expect(row).toContainText('sichtbar für alle, die diese Seite sehen');
	expect(await barriers(page)).toEqual([]);

	await row.getByRole('button', { name: `${name} entfernen` }).click();
	await expect(row).toHaveCount(0);
	await page.getByRole('button', { name: 'Rückgängig machen' }).click();
	await expect(row).toBeVisible();
	await session.close();
});

test('a file is brought and removed without JavaScript', async ({ browser, baseURL }) => {
	const session = await signedIn(browser, PERSONAS.karin);
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await session.storageState(),
		baseURL
	});
	const page = await plain.newPage();
	const name = `Ohne Skript ${Date.now()}.txt`;
	await page.goto(SPACE);
	await page
		.getByLabel('Datei auswählen')
		.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('Inhalt') });
	await page.getByRole('button', { name: 'Hochladen' }).click();
	await expect(page.getByText('Die Datei ist gespeichert.')).toBeVisible();
	await page.getByRole('button', { name: `${name} entfernen` }).click();
	await expect(page.getByRole('link', { name })).toHaveCount(0);
	await Promise.all([plain.close(), session.close()]);
});
