import { expect, test } from '@playwright/test';
import { isLive, PERSONAS, signedIn } from './stage.ts';

test('a coordinator founds a space and lets a body in; its page opens and closes at once', async ({
	browser
}) => {
	const karin = await (await signedIn(browser, PERSONAS.karin)).newPage();
	const hakan = await (await signedIn(browser, PERSONAS.hakan)).newPage();
	const name = `Probe ${Date.now()}`;

	await karin.goto('/spaces');
	await karin.getByRole('link', { name: 'Raum eröffnen' }).click();
	await karin.getByLabel('Name', { exact: true }).fill(name);
	await karin.getByLabel('Wozu der Raum da ist').fill('Ein Versuch.');
	await karin.getByRole('button', { name: 'Raum eröffnen' }).click();
	await expect(karin.getByRole('heading', { level: 1, name })).toBeVisible();
	const address = new URL(karin.url()).pathname;

	await hakan.goto(address);
	await expect(hakan.getByRole('heading', { level: 1, name })).toBeHidden();

	await karin.getByRole('link', { name: 'Stellen einladen' }).click();
	await karin.getByLabel('Stelle', { exact: true }).fill('Gibt es nicht');
	await karin.getByRole('button', { name: 'In den Raum einladen' }).click();
	await expect(karin.getByText('steht nicht im Verzeichnis').first()).toBeVisible();
	await karin.getByLabel('Stelle', { exact: true }).fill('Land Nordrhein-Westfalen');
	await karin.getByLabel('Recht', { exact: true }).selectOption('comment');
	await karin.getByRole('button', { name: 'In den Raum einladen' }).click();
	await expect(karin.getByText('darf jetzt: kommentieren')).toBeVisible();

	await hakan.goto(address);
	await expect(hakan.getByText('Ihr Recht: kommentieren')).toBeVisible();
	await isLive(hakan);

	await karin.getByRole('button', { name: 'NW herausnehmen' }).click();
	await expect(karin.getByText('NW hat keinen Zugang mehr.')).toBeVisible();
	await expect(hakan.getByText('Ihr Recht')).toBeHidden();

	await karin.getByRole('button', { name: 'Rückgängig' }).click();
	await expect(karin.getByRole('button', { name: 'NW herausnehmen' })).toBeVisible();
	await hakan.goto(address);
	await expect(hakan.getByText('Ihr Recht: kommentieren')).toBeVisible();
	await karin.context().close();
	await hakan.context().close();
});

test('spaces are founded, edited and archived without JavaScript', async ({ browser, baseURL }) => {
	const session = await signedIn(browser, PERSONAS.karin);
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await session.storageState(),
		baseURL
	});
	const page = await plain.newPage();
	const name = `Ohne Skript ${Date.now()}`;
	await page.goto('/spaces/new');
	await page.getByRole('button', { name: 'Raum eröffnen' }).click();
	await expect(page.getByText('Geben Sie dem Raum einen Namen.').first()).toBeVisible();
	await page.getByLabel('Name', { exact: true }).fill(name);
	await page.getByRole('button', { name: 'Raum eröffnen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await page.getByRole('link', { name: 'Raum bearbeiten' }).click();
	await page.getByLabel('Wozu der Raum da ist').fill('Neu gefasst.');
	await page.getByRole('button', { name: 'Raum speichern' }).click();
	await expect(page.getByText('Neu gefasst.').first()).toBeVisible();
	await page.getByRole('link', { name: 'Raum bearbeiten' }).click();
	await page.getByRole('button', { name: 'Raum archivieren' }).click();
	await expect(page.getByText(/im Archiv seit/)).toBeVisible();
	await plain.close();
	await session.close();
});

test('a vendor sees the space, and neither the other vendor nor what is not shared', async ({
	browser
}) => {
	const session = await signedIn(browser, PERSONAS.priya);
	const page = await session.newPage();
	await page.goto('/spaces/elterngeld-digital');
	await expect(page.getByText('Ihr Recht: Gast')).toBeVisible();
	await expect(page.getByRole('complementary')).toContainText('Fachverfahren A');
	await expect(page.getByText('Fachverfahren B')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Raum bearbeiten' })).toHaveCount(0);
	const { status } = await page.goto('/spaces/registeranschluss').then((answer) => ({
		status: answer?.status()
	}));
	expect(status).toBe(404);
	await session.close();
});
