import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { outboxUrl } from '../../playwright.config.ts';
import { isLive, PERSONAS, signedIn, signIn } from './stage.ts';

const people = '/directory/organisations/land-nordrhein-westfalen/people';

/** The steward invites an address and reads the link from the page, as they would copy it. */
async function invite(page: Page, email: string): Promise<string> {
	await page.goto(people);
	await page.getByLabel('Dienstliche E-Mail-Adresse').fill(email);
	await page.getByRole('button', { name: 'Einladung erstellen' }).click();
	await expect(page.getByText(`Einladung für ${email} erstellt`)).toBeVisible();
	return page.getByLabel('Link der Einladung').inputValue();
}

async function mailedLink(request: APIRequestContext, to: string): Promise<string> {
	const find = async () => {
		const mails = (await (await request.get(outboxUrl)).json()) as { to: string; link: string }[];
		return mails.find((mail) => mail.to === to)?.link ?? '';
	};
	await expect.poll(find).toContain('token_hash');
	return find();
}

test('a steward invites; somebody without an account signs in by the mailed link and joins', async ({
	browser,
	request
}) => {
	test.slow();
	const email = `nora.neu.${Date.now()}@nw.example`;
	const hakan = await signedIn(browser, PERSONAS.hakan);
	const stewards = await hakan.newPage();
	const link = await invite(stewards, email);

	const guest = await browser.newContext();
	const page = await guest.newPage();
	// A mail scanner fetches both links and presses nothing.
	expect((await request.get(link)).ok()).toBe(true);
	await page.goto(link);
	await expect(page.getByRole('main')).toContainText('n…@nw.example');
	await expect(page.getByRole('main')).not.toContainText('nora');
	await page.getByRole('button', { name: 'E-Mail an n…@nw.example schicken' }).click();
	await expect(page.getByText('Die E-Mail ist unterwegs.')).toBeVisible();

	const mailed = await mailedLink(request, email);
	expect((await request.get(mailed)).ok()).toBe(true);
	await page.goto(mailed);
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expect(page).toHaveURL(/\/invitation\//);
	await page.getByRole('button', { name: 'Einladung annehmen' }).click();
	await expect(page).toHaveURL(new RegExp(`${people}$`));
	await expect(page.getByRole('cell', { name: 'arbeitet mit' }).first()).toBeVisible();
	await stewards.goto(people);
	await expect(stewards.getByRole('rowheader', { name: /nora\.neu/ }).last()).toBeVisible();
	await page.goto(link);
	await expect(page.getByText('Diese Einladung ist schon angenommen.')).toBeVisible();
	await Promise.all([hakan.close(), guest.close()]);
});

test('a request to join is seen at once by the steward, who accepts it', async ({ browser }) => {
	test.slow();
	const [hakan, ute] = await Promise.all([
		signedIn(browser, PERSONAS.hakan),
		signedIn(browser, PERSONAS.ute)
	]);
	const [steward, asking] = [await hakan.newPage(), await ute.newPage()];
	await steward.goto(people);
	await isLive(steward);
	await asking.goto('/directory/organisations/land-nordrhein-westfalen');
	await asking.getByRole('button', { name: 'Mitarbeit anfragen' }).click();
	await expect(asking.getByText(/Mitarbeit angefragt am/)).toBeVisible();
	await steward.getByRole('button', { name: /^Annehmen: Ute Vordruck/ }).click();
	await expect(steward.getByText('Die Anfrage ist angenommen.')).toBeVisible();
	await expect(steward.getByRole('row', { name: /Ute Vordruck.*arbeitet mit/ })).toBeVisible();
	await expect(asking.getByText(/Mitarbeit angefragt am/)).toHaveCount(0);

	await asking.goto(people);
	await asking.getByText('Stelle verlassen').click();
	await asking.getByRole('button', { name: 'Nordrhein-Westfalen verlassen' }).click();
	await expect(asking.getByRole('button', { name: 'Mitarbeit anfragen' })).toBeVisible();
	await Promise.all([hakan.close(), ute.close()]);
});

test('whoever is suspended loses the page they have open, without reloading it', async ({
	browser,
	request
}) => {
	test.slow();
	const email = `olga.offen.${Date.now()}@provider.example`;
	const body = '/directory/organisations/fachverfahren-a';
	const priya = await signedIn(browser, PERSONAS.priya);
	const keeper = await priya.newPage();
	await keeper.goto(`${body}/people`);
	await keeper.getByLabel('Dienstliche E-Mail-Adresse').fill(email);
	await keeper.getByRole('button', { name: 'Einladung erstellen' }).click();
	const link = await keeper.getByLabel('Link der Einladung').inputValue();

	const olga = await browser.newContext();
	const page = await olga.newPage();
	await page.goto(link);
	await page.getByRole('button', { name: /^E-Mail an/ }).click();
	await page.goto(await mailedLink(request, email));
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await page.getByRole('button', { name: 'Einladung annehmen' }).click();
	await expect(page).toHaveURL(/\/people$/);
	// The entry of a guest body is seen by its own people, so it shows at once who is one no more.
	await page.goto(`${body}/people`);
	await isLive(page);
	await expect(page.getByRole('rowheader', { name: 'Priya Platzhalter' })).toBeVisible();
	// Any page hears it, not only those about the body.
	const elsewhere = await olga.newPage();
	await elsewhere.goto('/calendar');
	await isLive(elsewhere);
	await expect(elsewhere.getByRole('banner')).toContainText('Fachverfahren A');

	await keeper.goto(`${body}/people`);
	await keeper.getByRole('button', { name: /^Ruhen lassen: olga\.offen/ }).click();
	await expect(keeper.getByText('Die Mitarbeit ruht ab sofort.')).toBeVisible();
	await expect(page.getByRole('rowheader', { name: 'Priya Platzhalter' })).toHaveCount(0);
	await expect(elsewhere.getByRole('banner')).not.toContainText('Fachverfahren A');
	await Promise.all([priya.close(), olga.close()]);
});

test('somebody takes their data along and erases their account', async ({ browser, request }) => {
	test.slow();
	const email = `xenia.weg.${Date.now()}@nw.example`;
	const hakan = await signedIn(browser, PERSONAS.hakan);
	const link = await invite(await hakan.newPage(), email);
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(link);
	await page.getByRole('button', { name: /^E-Mail an/ }).click();
	await page.goto(await mailedLink(request, email));
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await page.getByRole('button', { name: 'Einladung annehmen' }).click();
	await expect(page).toHaveURL(/\/people$/);

	await page.goto('/account/edit');
	await page.getByLabel('Name', { exact: true }).fill('Xenia Weg');
	await page.getByRole('button', { name: 'Kontaktdaten speichern' }).click();
	await expect(page.getByText('Ihre Kontaktdaten sind gespeichert.')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Meine Daten herunterladen' }).click();
	expect((await download).suggestedFilename()).toMatch(/^verbund-.*\.json$/);

	await page.goto('/account/erase');
	await page.getByLabel('Geben Sie zur Bestätigung').fill('falsch@nw.example');
	await page.getByRole('button', { name: 'Konto endgültig löschen' }).click();
	await expect(page.getByText('Das ist nicht die E-Mail-Adresse').first()).toBeVisible();
	await page.getByLabel('Geben Sie zur Bestätigung').fill(email);
	await page.getByRole('button', { name: 'Konto endgültig löschen' }).click();
	await expect(page.getByRole('heading', { name: 'Ihr Konto ist gelöscht' })).toBeVisible();
	await page.goto('/account');
	await expect(page).toHaveURL(/sign-in/);
	expect(await (await request.get(outboxUrl)).text()).not.toContain(email);
	await Promise.all([hakan.close(), context.close()]);
});

test('inviting and withdrawing work without JavaScript', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await signIn(page, PERSONAS.jonas);
	const email = `plain.${Date.now()}@nw.example`;
	await page.goto('/directory/organisations/it-nrw/people');
	await page.getByLabel('Dienstliche E-Mail-Adresse').fill('keine Adresse');
	await page.getByRole('button', { name: 'Einladung erstellen' }).click();
	await expect(page.getByText('Das ist keine E-Mail-Adresse.').first()).toBeVisible();
	await page.getByLabel('Dienstliche E-Mail-Adresse').fill(email);
	await page.getByRole('button', { name: 'Einladung erstellen' }).click();
	const link = await page.getByLabel('Link der Einladung').inputValue();
	await page.getByRole('button', { name: `Zurückziehen: ${email}` }).click();
	await expect(page.getByText('Die Einladung ist zurückgezogen')).toBeVisible();
	await page.goto(link);
	await expect(page.getByText('Diese Einladung ist zurückgezogen.')).toBeVisible();
	await context.close();
});

test('the last steward is told what to do before they can go', async ({ page }) => {
	await signIn(page, PERSONAS.jonas, '/account/erase');
	await page.getByLabel('Geben Sie zur Bestätigung').fill(PERSONAS.jonas);
	await page.getByRole('button', { name: 'Konto endgültig löschen' }).click();
	await expect(page.getByText('Benennen Sie zuerst jemand anderen.').first()).toBeVisible();
});
