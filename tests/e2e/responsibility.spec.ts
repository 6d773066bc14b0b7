import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';

const NELE = 'nele@ni.example';

test('J1: somebody finds a stale entry, asks, and the steward brings the answer back', async ({
	browser
}) => {
	test.slow();
	const hakan = await (await signedIn(browser, PERSONAS.hakan)).newPage();
	await hakan.goto('/directory/find');
	await hakan.getByRole('main').getByRole('searchbox').fill('Elterngeld Niedersachsen');
	await hakan.keyboard.press('Enter');
	const main = hakan.getByRole('main');
	await expect(main).toContainText('Referat Elterngeld (erfunden)');
	await expect(main).toContainText('seit 430 Tagen nicht bestätigt');
	await expect(main).toContainText('Direkte Zuordnung');
	await main.getByRole('link', { name: 'Das stimmt nicht mehr' }).click();
	await expect(hakan).toHaveURL(/\/directory\/entries\//);
	await main.getByRole('link', { name: 'Frage stellen' }).click();
	await expect(hakan).toHaveURL(/\/directory\/ask/);
	await main.getByLabel('Näheres').fill('Das Postfach antwortet nicht.');
	await main.getByRole('button', { name: 'Frage senden' }).click();
	await expect(hakan.getByRole('heading', { level: 1 })).toContainText(
		'Stimmt dieser Eintrag noch'
	);
	const question = hakan.url();

	const nele = await (await signedIn(browser, NELE)).newPage();
	await nele.goto('/');
	await nele
		.getByRole('main')
		.getByRole('link', { name: /Stimmt dieser Eintrag noch/ })
		.first()
		.click();
	await nele.goto('/');
	// What is due is one line of the digest.
	const digest = nele.getByRole('main').getByRole('link', { name: /Einträge bestätigen/ });
	await digest.first().click();
	await expect(nele).toHaveURL(/land-niedersachsen\/entries#due/);
	await nele
		.getByRole('region', { name: 'Zu bestätigen' })
		.getByRole('link', { name: /Elterngeld/ })
		.first()
		.click();
	await nele.getByRole('main').getByRole('link', { name: 'Eintrag pflegen' }).click();
	const follow = nele.getByRole('region', { name: 'Wer ist ab wann zuständig?' });
	await follow.getByLabel('Eine Organisationseinheit').check();
	await follow.getByLabel('Organisationseinheit', { exact: true }).fill('Referat 34 (erfunden)');
	await follow.getByRole('button', { name: 'Zuständigkeit speichern' }).click();
	await expect(nele.getByRole('main')).toContainText('Referat 34 (erfunden)');
	await nele.goto(question);
	await nele.getByLabel('Ihre Antwort').fill('Zuständig ist jetzt Referat 34.');
	await nele.getByRole('button', { name: 'Antwort senden' }).click();
	await expect(nele.getByRole('main')).toContainText('Zuständig ist jetzt Referat 34.');

	await hakan.goto('/directory/find?q=Elterngeld Niedersachsen');
	await expect(main).toContainText('Referat 34 (erfunden)');
	await expect(main).toContainText('heute bestätigt');
	await hakan.goto('/');
	await expect(main).toContainText('hat Ihnen geantwortet');
});

test('J2: whoever names a deputy who is away is told when; another is named', async ({
	browser
}) => {
	test.slow();
	const sommer = await (await signedIn(browser, PERSONAS.sommer)).newPage();
	await sommer.goto('/', { waitUntil: 'networkidle' });
	await sommer.locator('button[popovertarget="acting"]').click();
	await sommer
		.locator('#acting')
		.getByRole('button', { name: /HE|Hessen/ })
		.click();
	await expect(sommer.locator('button[popovertarget="acting"]')).toContainText('HE');
	await sommer.goto('/directory/find?q=CIO Hessen');
	const main = sommer.getByRole('main');
	await main.locator('a[href^="/directory/entries/"]').first().click();
	await main.getByRole('link', { name: 'Eintrag pflegen' }).click();
	const deputies = sommer.getByRole('region', { name: 'Vertretung' });
	await deputies
		.getByRole('combobox', { name: 'Vertretung durch' })
		.selectOption({ label: 'Mira Formular' });
	await deputies.getByRole('button', { name: 'Vertretung benennen' }).click();
	await expect(deputies.getByRole('alert')).toContainText('selbst abwesend');
	await deputies
		.getByRole('combobox', { name: 'Vertretung durch' })
		.selectOption({ label: 'Toni Ablage' });
	await deputies.getByRole('button', { name: 'Vertretung benennen' }).click();
	await expect(deputies).toContainText('Die Vertretung ist benannt.');
});

test('the palette answers who is responsible, by keyboard alone', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox')).toBeFocused();
	await page.keyboard.type('Elterngeld Hessen');
	await expect(
		page.getByRole('option', { name: 'Wer ist zuständig für „Elterngeld Hessen“?' })
	).toBeVisible();
	await expect(page.getByRole('option').first()).toContainText('Elterngeld');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/directory\/entries\//);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Elterngeld');
});
