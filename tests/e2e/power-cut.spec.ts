import { expect, test, type Page } from '@playwright/test';
import { forget, newAddress, openHouse } from '../faults/house.ts';
import { begin, isSaved, says, writingOn } from './pages-stage.ts';
import { PERSONAS, signIn } from './stage.ts';

test('two people write through a kill of everything in mid-sentence, and lose nothing', async ({
	browser
}) => {
	test.setTimeout(240_000);
	const address = newAddress(24590);
	let house = await openHouse(address);
	const enter = async (email: string): Promise<Page> => {
		const page = await (await browser.newContext({ baseURL: house.url })).newPage();
		await signIn(page, email);
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
