import { expect, test } from '@playwright/test';
import { begin, isSaved, person, says, writingOn } from './pages-stage.ts';
import { barriers, PERSONAS, signedIn } from './stage.ts';

const PUBLISHED = '/pages/7e1f0000-0000-4000-8000-000000000001';

test('two people write one page, see each other, and publish what they wrote', async ({
	browser,
	page: reader
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const hakan = await person(browser, PERSONAS.hakan);
	const address = await begin(karin, `Gemeinsam ${Date.now()}`);
	await hakan.goto(`${address}/edit`);
	await expect(writingOn(hakan).getByRole('heading', { name: 'Worum es geht' })).toBeVisible();

	await writingOn(karin).locator('p').first().click();
	await writingOn(hakan).locator('p').last().click();
	await Promise.all([
		karin.keyboard.type('Karin schreibt oben.', { delay: 5 }),
		hakan.keyboard.type('Hakan schreibt unten.', { delay: 5 })
	]);
	for (const one of [karin, hakan]) {
		await says(one, 'Karin schreibt oben.');
		await says(one, 'Hakan schreibt unten.');
		await isSaved(one);
	}
	await expect(karin.getByText('Sie, Hakan Muster')).toBeVisible();
	await expect(karin.locator('.caret')).toHaveAttribute('aria-hidden', 'true');
	await expect(karin.locator('.caret')).toContainText('Hakan');
	// The heading stands once, though two opened the fresh page.
	await expect(writingOn(hakan).getByRole('heading', { name: 'Worum es geht' })).toHaveCount(1);

	// Undo takes back one's own words only.
	await karin.keyboard.press('Control+z');
	await expect(writingOn(karin)).not.toContainText('Karin schreibt oben.');
	await says(karin, 'Hakan schreibt unten.');
	await karin.keyboard.press('Control+Shift+z');
	await says(hakan, 'Karin schreibt oben.');

	// Not published: outside nobody knows of it, inside it is read as a draft.
	expect((await reader.goto(address))?.status()).toBe(404);
	await isSaved(karin);
	await karin.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(karin).toHaveURL(new RegExp(`${address}$`));
	await expect(karin.getByRole('article')).toContainText('Karin schreibt oben.');
	await expect(karin.getByRole('article')).toContainText('Hakan schreibt unten.');
	await karin.context().close();
	await hakan.context().close();
});

test('a page is read, printed and taken along without JavaScript and without a cookie', async ({
	browser,
	baseURL
}) => {
	const plain = await browser.newContext({ javaScriptEnabled: false, baseURL });
	const page = await plain.newPage();
	const answer = await page.goto(PUBLISHED);
	expect(answer?.headers()['set-cookie']).toBeUndefined();
	expect(await plain.cookies()).toEqual([]);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Elterngeld nachnutzen');
	await expect(page.getByRole('table')).toContainText('9.200 €');
	await page.getByRole('link', { name: 'Recht' }).click();
	await expect(page).toHaveURL(/#recht$/);
	const markdown = await page.request.get(`${PUBLISHED}/markdown`);
	expect(await markdown.text()).toContain('| 50 % | nachnutzende Länder | 9.200 € |');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation', { name: 'Auf dieser Seite' })).toBeHidden();
	await plain.close();
});

test('what is typed offline survives a reload, merges on return, and goes with the sign-out', async ({
	browser
}) => {
	test.slow();
	// A session of its own, because it ends.
	const karin = await (await signedIn(browser, PERSONAS.karin)).newPage();
	const hakan = await person(browser, PERSONAS.hakan);
	const address = await begin(karin, `Offline ${Date.now()}`, 'leere Seite');
	await hakan.goto(`${address}/edit`);
	await writingOn(karin).click();
	await karin.keyboard.type('Vorher.');
	await isSaved(karin);

	// The page sync alone is out of reach, as on a train: the socket opens and ends at once.
	let isAway = true;
	await karin.context().routeWebSocket(/\/sync\//, (socket) => {
		if (isAway) void socket.close({ code: 1013 });
		else socket.connectToServer();
	});
	await karin.reload();
	await writingOn(karin).click();
	await karin.keyboard.press('Control+End');
	await karin.keyboard.type(' Im Zug getippt.');
	await expect(karin.getByText(/^Offline, wird gespeichert/)).toBeVisible();
	await writingOn(hakan).click();
	await hakan.keyboard.press('Control+Home');
	await hakan.keyboard.type('Hakan davor. ');
	await isSaved(hakan);
	await karin.reload();
	await says(karin, 'Vorher. Im Zug getippt.');

	isAway = false;
	const back = await karin.context().newPage();
	await karin.close();
	await back.goto(`${address}/edit`);
	for (const one of [back, hakan]) await says(one, 'Hakan davor. Vorher. Im Zug getippt.');
	await isSaved(back);

	await back.goto('/');
	await back.evaluate(() => fetch('/sign-out', { method: 'POST' }));
	await expect
		.poll(() => back.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
		.toEqual([]);
	await back.context().close();
	await hakan.context().close();
});

test('the editor is worked by keyboard, and neither it nor the reader has barriers', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const address = await begin(karin, `Tastatur ${Date.now()}`, 'leere Seite');
	const text = writingOn(karin);
	await text.focus();
	await karin.keyboard.type('/Tab');
	await expect(karin.getByRole('option', { name: 'Tabelle' })).toBeVisible();
	expect(await barriers(karin)).toEqual([]);
	await karin.keyboard.press('Enter');
	await expect(text.getByRole('columnheader')).toHaveCount(3);
	await karin.keyboard.type('Kopf');
	await karin.keyboard.press('Tab');
	await karin.keyboard.type('Zweiter');

	// Esc leads out of the text, arrows through the tools, Esc back.
	await karin.keyboard.press('Escape');
	await expect(karin.getByLabel('Art des Absatzes')).toBeFocused();
	await karin.keyboard.press('ArrowRight');
	await expect(karin.getByRole('button', { name: 'Fett' })).toBeFocused();
	await karin.keyboard.press('Enter');
	await expect(text).toBeFocused();
	await karin.keyboard.type(' fett');
	await expect(text.locator('strong')).toHaveText(' fett');

	await karin.keyboard.press('Tab');
	await karin.keyboard.type('Dritter');
	await karin.keyboard.press('Control+End');
	await karin.keyboard.type('Mehr dazu: ');
	await karin.getByRole('button', { name: 'Link', exact: true }).click();
	await karin.getByLabel('Adresse').fill('javascript:alert(1)');
	await karin.getByRole('button', { name: 'Link setzen' }).click();
	await expect(karin.getByText('Beginnen Sie mit https://').last()).toBeVisible();
	await karin.getByLabel('Adresse').fill('https://www.it-planungsrat.de');
	await karin.getByRole('button', { name: 'Link setzen' }).click();
	await expect(text.getByRole('link')).toHaveAttribute('href', 'https://www.it-planungsrat.de');
	await isSaved(karin);
	expect(await barriers(karin)).toEqual([]);
	await karin.getByRole('link', { name: 'Lesen', exact: true }).click();
	await expect(karin).toHaveURL(new RegExp(`${address}\\?text=draft$`));
	await expect(karin.getByRole('table')).toContainText('Kopf');
	expect(await barriers(karin)).toEqual([]);
	await karin.context().close();
});

test('the menu of the slash is seen wherever it opens, and so is what is chosen in it', async ({
	browser
}) => {
	const karin = await person(browser, PERSONAS.karin);
	await karin.setViewportSize({ width: 900, height: 600 });
	await begin(karin, `Unterer Rand ${Date.now()}`, 'leere Seite');
	await writingOn(karin).click();
	for (let line = 0; line < 24; line++) await karin.keyboard.press('Enter');
	await karin.keyboard.type('/');
	const options = karin.getByRole('listbox', { name: 'Einfügen' }).getByRole('option');
	await expect(options.first()).toBeInViewport({ ratio: 1 });
	await expect(options.last()).not.toBeInViewport();
	await karin.keyboard.press('ArrowUp');
	await expect(options.last()).toHaveAttribute('aria-selected', 'true');
	await expect(options.last()).toBeInViewport({ ratio: 1 });
	await karin.context().close();
});

test('a page is renamed, moved below another and archived, without JavaScript', async ({
	browser,
	baseURL
}) => {
	const session = await signedIn(browser, PERSONAS.karin);
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await session.storageState(),
		baseURL
	});
	const page = await plain.newPage();
	const title = `Ordnung ${Date.now()}`;
	await page.goto('/spaces/elterngeld-digital/pages/new');
	await page.getByRole('button', { name: 'Seite beginnen' }).click();
	await expect(page.getByText('Geben Sie der Seite einen Titel.').first()).toBeVisible();
	await page.getByLabel('Titel', { exact: true }).fill(title);
	await page.getByRole('button', { name: 'Seite beginnen' }).click();
	await page.goto(page.url().replace('/edit', '/settings'));
	await page.getByRole('textbox', { name: 'Titel' }).fill(`${title} neu`);
	await page.getByRole('button', { name: 'Umbenennen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${title} neu`);
	await page.getByRole('link', { name: /^Umbenennen/ }).click();
	await page
		.getByLabel('Unter welcher Seite')
		.selectOption({ label: 'Elterngeld nachnutzen: was vor dem Anschluss geklärt sein muss' });
	await page.getByRole('button', { name: 'Verschieben' }).click();
	await expect(page.getByRole('navigation', { name: 'Sie sind hier' })).toContainText(
		'Elterngeld nachnutzen'
	);
	await page.getByRole('link', { name: /^Umbenennen/ }).click();
	await page.getByRole('button', { name: 'Seite archivieren' }).click();
	await expect(page.getByText(/im Archiv seit/)).toBeVisible();
	await plain.close();
	await session.close();
});

test('a right that ends while typing ends the writing at once, and hands over what was typed', async ({
	browser
}) => {
	const karin = await person(browser, PERSONAS.karin);
	const hakan = await person(browser, PERSONAS.hakan);
	const address = await begin(karin, `Entzug ${Date.now()}`, 'leere Seite');
	await hakan.goto(`${address}/edit`);
	await writingOn(hakan).click();
	await hakan.keyboard.type('Noch darf ich.');
	await isSaved(hakan);
	await karin.goto(`/objects/${address.split('/').at(-1)}/sharing`);
	await karin.getByLabel('Sichtbar für').selectOption('organisation');
	await karin.getByRole('button', { name: 'Ändern' }).first().click();
	await expect(hakan.getByText('Sie dürfen hier nicht mehr schreiben.').first()).toBeVisible();
	await expect(hakan.getByRole('button', { name: 'Meinen Stand herunterladen' })).toBeVisible();
	await karin.context().close();
	await hakan.context().close();
});
