import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

test('a reader goes from the overview to a service, sees who answers for it and what is missing', async ({
	page
}) => {
	await page.goto('/directory');
	const main = page.getByRole('main');
	await main.getByRole('link', { name: 'Familie & Kind' }).click();
	await expect(main.getByRole('table', { name: 'Zuständig' })).toContainText('Federführung');
	await main.getByRole('link', { name: 'Elterngeld' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elterngeld');
	await expect(page.getByRole('navigation', { name: 'Sie sind hier' })).toContainText(
		'Familie & Kind'
	);
	await expect(main.getByRole('table', { name: 'Eine Stufe höher' })).toContainText(
		'Themenfeldverantwortliche'
	);
	await main.getByRole('table', { name: 'Zuständig' }).getByRole('link', { name: 'HB' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bremen');
	await expect(main).toContainText('Eine Pflichtrolle ist ohne Inhaberin oder Inhaber.');
	await page.goto('/directory/roles');
	await main.getByRole('link', { name: 'OZG-Koordination eines Landes' }).click();
	const gaps = main.getByRole('region', { name: 'Stellen mit einer Lücke' });
	await expect(gaps.getByRole('link', { name: 'HB' })).toBeVisible();
});

test('topics are found by a part of the name, and a page of them leads on', async ({ page }) => {
	await page.goto('/directory/topics');
	await page.getByLabel('Name, OZG, LeiKa').fill('elterngeld 10000');
	await page.getByRole('button', { name: 'Anzeigen' }).click();
	await expect(page).toHaveURL('/directory/topics?search=elterngeld+10000');
	await expect(page.getByRole('status').filter({ hasText: 'Ein Thema' })).toBeVisible();
	await expect(page.getByRole('rowheader', { name: 'Elterngeld' })).toBeVisible();
	await page.goto('/search?q=elterngeld&kind=topic');
	const found = page.getByRole('main').getByRole('link', { name: 'Elterngeld', exact: true });
	await expect(found).toHaveAttribute('href', '/directory/topics/elterngeld');
});

test('a steward writes the mandate of a body and says how it stands to another', async ({
	browser
}) => {
	const session = await signedIn(browser, PERSONAS.hakan);
	const page = await session.newPage();
	const main = page.getByRole('main');
	const body = '/directory/organisations/land-nordrhein-westfalen';
	await page.goto(body);
	await main.getByRole('link', { name: 'Auftrag fortschreiben' }).click();
	await page.getByLabel('Wortlaut').fill('');
	await page.getByRole('button', { name: 'Auftrag festhalten' }).click();
	await expect(page.getByRole('alert')).toContainText('Schreiben Sie den Auftrag auf.');
	await page.getByLabel('Wortlaut').fill('Brunnen verzeichnen.\n\nQuellen schützen.');
	await page.getByRole('button', { name: 'Auftrag festhalten' }).click();
	await expect(page).toHaveURL(body);
	await expect(main.getByRole('region', { name: 'Auftrag' })).toContainText('Quellen schützen.');

	await main.getByRole('link', { name: 'Beziehungen pflegen' }).click();
	await page.getByLabel('Beziehung', { exact: true }).selectOption('berät');
	await page.getByLabel('Andere Stelle').fill('Quellenamt Nirgendwo');
	await page.getByRole('button', { name: 'Beziehung eintragen' }).click();
	await expect(page.getByRole('alert').getByText('Quellenamt Nirgendwo')).toBeVisible();
	await page.getByLabel('Andere Stelle').fill('HB');
	await page.getByRole('button', { name: 'Beziehung eintragen' }).click();
	await expect(page.getByText('Eingetragen: Bremen.')).toBeVisible();
	await page.getByRole('button', { name: 'berät HB zurücknehmen' }).click();
	await expect(page.getByRole('button', { name: 'berät HB zurücknehmen' })).toHaveCount(0);
	await session.close();
});

test('the coordination takes a topic into the catalogue, and everybody finds it', async ({
	browser,
	page: reader
}) => {
	const session = await signedIn(browser, PERSONAS.karin);
	const page = await session.newPage();
	await page.goto('/directory/topics');
	await page.getByRole('link', { name: 'Thema aufnehmen' }).click();
	await page.getByLabel('Name', { exact: true }).fill('Brunnenschau');
	await page.getByLabel('Schlüssel im OZG-Katalog').fill('1');
	await page.getByLabel('Gehört zu').fill('Familie & Kind');
	await page.getByRole('button', { name: 'Thema aufnehmen' }).click();
	await expect(page.getByRole('alert')).toContainText('hat fünf Ziffern');
	await page.getByLabel('Schlüssel im OZG-Katalog').fill('');
	await page.getByRole('button', { name: 'Thema aufnehmen' }).click();
	await expect(page).toHaveURL('/directory/topics/brunnenschau');
	await page.getByRole('link', { name: 'Bearbeiten' }).click();
	await page.getByLabel('Auch bekannt als').fill('Quellenschau, Schöpfprobe');
	await page.getByRole('button', { name: 'Thema speichern' }).click();
	await expect(page.getByText('Auch: Quellenschau, Schöpfprobe')).toBeVisible();
	await session.close();

	await reader.goto('/directory/topics?search=schoepfprobe');
	await reader.getByRole('rowheader').getByRole('link', { name: 'Brunnenschau' }).click();
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Brunnenschau');
	await expect(reader.getByText('Für dieses Thema selbst ist niemand')).toBeVisible();
});
