import { expect, test, type Page } from '@playwright/test';
import { begin, isSaved, person, says, textOf, writingOn } from './pages-stage.ts';
import { PERSONAS } from './stage.ts';

/** The cells of the table, row by row. */
const cells = (page: Page) =>
	writingOn(page).evaluate((text) =>
		[...text.querySelectorAll('tr')].map((row) =>
			[...row.children].map((cell) => {
				const copy = cell.cloneNode(true) as HTMLElement;
				for (const caret of copy.querySelectorAll('.caret')) caret.remove();
				return copy.textContent;
			})
		)
	);

test('two people fill one table, one adds a row and the other a column meanwhile', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const hakan = await person(browser, PERSONAS.hakan);
	const address = await begin(karin, `Tabelle ${Date.now()}`, 'leere Seite');
	await writingOn(karin).focus();
	await karin.keyboard.type('/Tab');
	await karin.keyboard.press('Enter');
	await expect(writingOn(karin).getByRole('columnheader')).toHaveCount(3);
	await isSaved(karin);
	await hakan.goto(`${address}/edit`);
	await expect(writingOn(hakan).getByRole('columnheader')).toHaveCount(3);

	await writingOn(karin).getByRole('cell').first().click();
	await writingOn(hakan).getByRole('cell').last().click();
	await Promise.all([
		karin.keyboard.type('von Karin', { delay: 5 }),
		hakan.keyboard.type('von Hakan', { delay: 5 })
	]);
	await Promise.all([
		karin.getByRole('button', { name: 'Zeile darunter' }).click(),
		hakan.getByRole('button', { name: 'Spalte rechts' }).click()
	]);
	for (const one of [karin, hakan]) {
		await expect.poll(async () => (await cells(one)).length).toBe(4);
		await says(one, 'von Karin');
		await says(one, 'von Hakan');
		await isSaved(one);
	}
	await expect
		.poll(async () => JSON.stringify(await cells(hakan)))
		.toBe(JSON.stringify(await cells(karin)));
	const before = await cells(karin);
	await karin.reload();
	await expect.poll(() => cells(karin)).toEqual(before);
	await karin.context().close();
	await hakan.context().close();
});

test('two tabs of one person write one page, and that person is there once', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const address = await begin(karin, `Zwei Fenster ${Date.now()}`, 'leere Seite');
	const other = await karin.context().newPage();
	await other.goto(`${address}/edit`);
	await writingOn(karin).click();
	await karin.keyboard.type('Aus dem ersten.');
	await says(other, 'Aus dem ersten.');
	await writingOn(other).click();
	await other.keyboard.press('Control+End');
	await other.keyboard.type(' Aus dem zweiten.');
	for (const one of [karin, other]) {
		await says(one, 'Aus dem ersten. Aus dem zweiten.');
		await isSaved(one);
		await expect(one.locator('.standing')).not.toContainText('Sie, ');
	}
	// What the closed tab wrote stays its person's: the one that is left takes nothing back of it.
	await other.close();
	await karin.keyboard.press('Control+z');
	await says(karin, 'Aus dem zweiten.');
	expect(await textOf(karin)).not.toContain('Aus dem ersten.');
	await karin.context().close();
});

test('an editor older than the page is asked to reload, and does not touch the page', async ({
	browser
}) => {
	const karin = await person(browser, PERSONAS.karin);
	const address = await begin(karin, `Älter ${Date.now()}`);
	await isSaved(karin).catch(() => undefined);
	const hakan = await person(browser, PERSONAS.hakan);
	await hakan.addInitScript(() => {
		const Native = window.WebSocket;
		window.WebSocket = class extends Native {
			constructor(address: string | URL, protocols?: string | string[]) {
				super(String(address).replace(/schema=\d+/, 'schema=0'), protocols);
			}
		};
	});
	await hakan.goto(`${address}/edit`);
	await expect(hakan.getByText('Es gibt eine neuere Fassung des Editors.').first()).toBeVisible();
	await expect(hakan.getByRole('button', { name: 'Neu laden' })).toBeVisible();
	await expect(writingOn(karin).getByRole('heading', { name: 'Worum es geht' })).toHaveCount(1);
	await karin.context().close();
	await hakan.context().close();
});

test('what is pasted is cleaned: structure stays, looks, scripts and half characters do not', async ({
	browser
}) => {
	const karin = await person(browser, PERSONAS.karin);
	const address = await begin(karin, `Eingefügt ${Date.now()}`, 'leere Seite');
	await writingOn(karin).click();
	await writingOn(karin).evaluate((text) => {
		const data = new DataTransfer();
		data.setData(
			'text/html',
			`<meta charset="utf-8"><style>p{color:red}</style><h1 style="font-size:40px">Aus Word</h1>
			<p class="MsoNormal" style="margin:0" onclick="alert(1)">Ein <b>fetter</b> Satz\ud83d<script>alert(1)</script></p>
			<ul><li>Punkt</li></ul><p><a href="javascript:alert(1)">Falle</a> und <a href="https://www.it-planungsrat.de">Ziel</a></p>
			<img src="https://fremd.example/pixel.gif"><iframe src="https://fremd.example"></iframe>`
		);
		text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
	});
	await says(karin, 'Ein fetter Satz');
	await isSaved(karin);
	const html = await writingOn(karin).evaluate((text) => text.innerHTML);
	expect(html).not.toMatch(/style=|class="Mso|onclick|<script|<img src|<iframe|javascript:/);
	expect(html.isWellFormed()).toBe(true);
	await expect(writingOn(karin).locator('strong')).toHaveText('fetter');
	await expect(writingOn(karin).locator('li')).toHaveText('Punkt');
	await expect(writingOn(karin).getByRole('link')).toHaveCount(1);
	await karin.goto(`${address}?text=draft`);
	await expect(karin.getByRole('article')).toContainText('Ein fetter Satz');
	await karin.context().close();
});

test('a page points to what it speaks of; who may not know it is told no name', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const address = await begin(karin, `Verweise ${Date.now()}`, 'leere Seite');
	await writingOn(karin).click();
	await karin.keyboard.type('Zuständig: @Landkreis Nordwest');
	await expect(karin.getByRole('option', { name: /Landkreis Nordwestmecklenburg/ })).toBeVisible();
	await karin.keyboard.press('Enter');
	await karin.keyboard.type('und @Registeranschluss der');
	await karin.getByRole('option', { name: /Registeranschluss der Länder/ }).click();
	await karin.keyboard.type('zusammen.');
	await isSaved(karin);
	await karin.reload();
	await expect(writingOn(karin).locator('.mention').first()).toHaveText(
		'Landkreis Nordwestmecklenburg'
	);
	await expect(writingOn(karin).locator('.mention').last()).toHaveText(
		'Registeranschluss der Länder'
	);
	await karin.goto(`${address}?text=draft`);
	const text = karin.getByRole('article');
	await expect(text.getByRole('link', { name: 'Registeranschluss der Länder' })).toBeVisible();
	await text.getByRole('link', { name: 'Landkreis Nordwestmecklenburg' }).click();
	await expect(karin).toHaveURL(/organisations\/landkreis-nordwestmecklenburg$/);

	// Ute's body takes no part in that closed space.
	const ute = await person(browser, PERSONAS.ute);
	await ute.goto(`${address}?text=draft`);
	const hers = ute.getByRole('article');
	await expect(hers).toContainText('(Verweis, für Sie nicht sichtbar)');
	await expect(hers).not.toContainText('Registeranschluss');
	await karin.context().close();
	await ute.context().close();
});
