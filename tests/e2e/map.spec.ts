import { expect, test } from '@playwright/test';

test('somebody chooses a body on the map by keyboard, keeps what is related, and reads it as a table', async ({
	page
}) => {
	await page.goto('/directory/map', { waitUntil: 'networkidle' });
	const picture = page.getByRole('region', { name: /^Karte/ });
	const dataport = picture.getByRole('link', { name: /^Dataport/ });
	await dataport.focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/around=dataport/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Wer wirkt mit Dataport zusammen'
	);
	await expect(dataport).toHaveAttribute('aria-current', 'true');
	await expect(dataport).toBeFocused();
	const row = page.getByRole('row', { name: /Hamburg/ });
	await expect(row).toContainText('betreibt IT für');

	await page.getByLabel('Nur Verbundene').check();
	await expect(page).toHaveURL(/connected=1/);
	await expect(picture.getByRole('link', { name: /ITZBund/ })).toHaveCount(0);

	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Als CSV laden' }).click();
	expect((await waiting).suggestedFilename()).toBe('verbund-landkarte-dataport.csv');

	await picture.getByRole('link', { name: /^Dataport/ }).click();
	await expect(page).toHaveURL(/\/directory\/organisations\/dataport$/);
});

test('the map needs no script, and a narrow screen shows its table first', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
	const page = await context.newPage();
	await page.setViewportSize({ width: 320, height: 800 });
	await page.goto('/directory/map?around=bremen&kind=partner_of');
	const [table, picture] = await Promise.all([
		page.getByRole('table').boundingBox(),
		page.getByRole('region', { name: /^Karte/ }).boundingBox()
	]);
	expect(table?.y).toBeLessThan(picture?.y ?? 0);
	await expect(page.locator('path.curve.cooperating')).toHaveCount(3);
	await context.close();
});
