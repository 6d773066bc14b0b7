import { expect, test, type Page } from '@playwright/test';
import { forget, newAddress, openHouse } from '../faults/house.ts';
import { begin, isSaved, says, writingOn } from './pages-stage.ts';
import { PERSONAS } from './stage.ts';

const PASSWORD = 'verbund-demo';

test('two people write through a kill of everything in mid-sentence, and lose nothing', async ({
	browser
}) => {
	test.setTimeout(240_000);
	const address = newAddress(24590);
	let house = await openHouse(address);
	const enter = async (email: string): Promise<Page> => {
		const page = await (await browser.newContext({ baseURL: house.url })).newPage();
		await page.goto('/sign-in');
		await page.getByLabel('E-Mail-Adresse').first().fill(email);
		await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
		await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
		await expect(page).not.toHaveURL(/sign-in/);
		return page;
	};
	try {
		const karin = await enter(PERSONAS.karin);
		const hakan = await enter(PERSONAS.hakan);
		const where = await begin(karin, 'Im Stromausfall', 'Wissensseite');
		await hakan.goto(`${where}/edit`);
		await writingOn(karin).locator('p').first().click();
		await writingOn(hakan).locator('p').last().click();
		await karin.keyboard.type('Vorher von Karin. ', { delay: 5 });
		await hakan.keyboard.type('Vorher von Hakan. ', { delay: 5 });
		for (const one of [karin, hakan]) await isSaved(one);

		const sentences = Promise.all([
			karin.keyboard.type('Karin schreibt, während alles ausfällt.', { delay: 60 }),
			hakan.keyboard.type('Hakan schreibt auch weiter.', { delay: 60 })
		]);
		await karin.waitForTimeout(600);
		await house.cutPower();
		await sentences;
		for (const one of [karin, hakan])
			await expect(one.getByText(/^Offline, wird gespeichert/)).toBeVisible();

		house = await openHouse(address);
		for (const one of [karin, hakan]) {
			await says(one, 'Vorher von Karin. Karin schreibt, während alles ausfällt.');
			await says(one, 'Vorher von Hakan. Hakan schreibt auch weiter.');
			await isSaved(one);
		}
		await hakan.context().close();
		await karin.reload();
		await says(karin, 'Karin schreibt, während alles ausfällt.');
		await says(karin, 'Hakan schreibt auch weiter.');
		await karin.context().close();
	} finally {
		await house.close();
		forget(address);
	}
});
