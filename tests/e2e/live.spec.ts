import { expect, test, type Page } from '@playwright/test';
import { isLive, PERSONAS, signedIn } from './stage.ts';

/** Counts what the page says on its sockets: joins and leaves of channels. */
function countChannels(page: Page) {
	const count = { joined: 0, left: 0, sockets: 0 };
	page.on('websocket', (socket) => {
		count.sockets++;
		socket.on('framesent', ({ payload }) => {
			if (String(payload).includes('"phx_join"')) count.joined++;
			if (String(payload).includes('"phx_leave"')) count.left++;
		});
	});
	return count;
}

/** The wire between page and server, to be cut and mended. */
async function holdLine(page: Page) {
	const open = new Set<{ close(options: { code: number }): Promise<void> }>();
	let down = false;
	await page.routeWebSocket(/\/realtime\/v1\//, (socket) => {
		if (down) return void socket.close({ code: 1011 });
		socket.connectToServer();
		open.add(socket);
	});
	return {
		cut() {
			down = true;
			for (const socket of open) void socket.close({ code: 1011 });
			open.clear();
		},
		mend: () => void (down = false)
	};
}

test('two people look at one entry; one changes it, the other sees it at once', async ({
	browser
}) => {
	const [karin, hakan] = await Promise.all([
		signedIn(browser, PERSONAS.karin),
		signedIn(browser, PERSONAS.hakan)
	]);
	const [reader, list, writer] = [
		await karin.newPage(),
		await karin.newPage(),
		await hakan.newPage()
	];
	await reader.goto('/directory/organisations/land-nordrhein-westfalen');
	await list.goto('/directory/organisations?search=westfalen');
	await Promise.all([isLive(reader), isLive(list)]);

	await writer.goto('/directory/organisations/land-nordrhein-westfalen/edit');
	const place = `Düsseldorf ${Date.now()}`;
	await writer.getByLabel('Sitz').fill(place);
	await writer.getByRole('button', { name: 'Eintrag speichern' }).click();
	await expect(reader.getByText(place).first()).toBeVisible();
	await expect(list.getByText(place).first()).toBeVisible();
	await Promise.all([karin.close(), hakan.close()]);
});

test('a guest hears of its own entry and is not offered the list', async ({ browser }) => {
	const context = await signedIn(browser, PERSONAS.priya);
	const page = await context.newPage();
	await page.goto('/directory/organisations/fachverfahren-a');
	await isLive(page);
	await page.goto('/directory/organisations');
	await expect(page.locator('.live')).toHaveAttribute('data-live', 'live refused');
	await expect(page.getByText('Verbindung unterbrochen')).toHaveCount(0);
	await context.close();
});

test('a lost connection is said in words and heals with what was missed', async ({ browser }) => {
	const writer = await signedIn(browser, PERSONAS.karin);
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	const line = await holdLine(page);
	await page.goto('/directory/organisations/bva');
	await isLive(page);
	line.cut();
	await expect(page.getByText('Verbindung unterbrochen')).toBeVisible();
	const place = `Köln ${Date.now()}`;
	const other = await writer.newPage();
	await other.goto('/directory/organisations/bva/edit');
	await other.getByLabel('Sitz').fill(place);
	await other.getByRole('button', { name: 'Eintrag speichern' }).click();
	await expect(other.getByText(place).first()).toBeVisible();
	await writer.close();
	line.mend();
	await expect(page.getByText(place).first()).toBeVisible();
	await expect(page.getByText('Verbindung unterbrochen')).toHaveCount(0);
	await context.close();
});

test('a hundred changes of page leave one socket and no channel behind', async ({ browser }) => {
	test.slow();
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	const count = countChannels(page);
	await page.goto('/directory/organisations');
	await isLive(page);
	for (let turn = 0; turn < 50; turn++) {
		await page.getByRole('link', { name: 'Bundesverwaltungsamt' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bundesverwaltungsamt');
		await page
			.getByRole('navigation', { name: 'Sie sind hier' })
			.getByRole('link', { name: 'Organisationen' })
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Organisationen');
	}
	await page.getByRole('link', { name: 'Barrierefreiheit' }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Organisationen');
	// What stays open is the person's own topic, heard on every page.
	await expect.poll(() => count.joined - count.left).toBe(1);
	expect(count.joined).toBeGreaterThan(1);
	expect(count.sockets).toBe(1);
	await context.close();
});
