import { expect, test } from '@playwright/test';
import { outboxUrl } from '../../playwright.config.ts';
import { PERSONAS, signIn } from './stage.ts';

test('somebody signs in by password, comes back where they wanted to go, and signs out', async ({
	page
}) => {
	await signIn(page, PERSONAS.hakan, '/account');
	await expect(page).toHaveURL(/\/account$/);
	await expect(page.getByText('Hakan Muster').first()).toBeVisible();
	await page.getByRole('main').getByRole('button', { name: 'Abmelden' }).click();
	await expect(page.getByRole('link', { name: 'Anmelden' }).first()).toBeVisible();
	await page.goto('/account');
	await expect(page).toHaveURL(/\/sign-in/);
});

test('a wrong password keeps the address, says what to do and takes the focus there', async ({
	page
}) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-Mail').first().fill(PERSONAS.ute);
	await page.getByLabel('Passwort').fill('falsch');
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expect(page.getByText('E-Mail-Adresse oder Passwort stimmt nicht.').first()).toBeVisible();
	await expect(page.getByLabel('E-Mail').first()).toHaveValue(PERSONAS.ute);
	expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('somebody signs in by e-mail link, which a mail scanner cannot use up', async ({
	page,
	request
}) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-Mail').last().fill(PERSONAS.priya);
	await page.getByRole('button', { name: 'Link schicken' }).click();
	await expect(page.getByText('Wenn es dieses Konto gibt')).toBeVisible();

	const link = await linkTo(PERSONAS.priya, async () => (await request.get(outboxUrl)).json());
	// The scanner only fetches.
	expect((await request.get(link)).ok()).toBe(true);
	await page.goto(link);
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expect(page).not.toHaveURL(/sign-in/);
	await expect(page.getByText('Fachverfahren A').first()).toBeVisible();

	await page.context().clearCookies();
	await page.goto(link);
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expect(page.getByText('abgelaufen oder wurde schon benutzt')).toBeVisible();
});

test('an unknown address gets the same answer and no mail', async ({ page, request }) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-Mail').last().fill('niemand@nirgends.example');
	await page.getByRole('button', { name: 'Link schicken' }).click();
	await expect(page.getByText('Wenn es dieses Konto gibt')).toBeVisible();
	expect(JSON.stringify(await (await request.get(outboxUrl)).json())).not.toContain('niemand');
});

async function linkTo(address: string, readOutbox: () => Promise<unknown>): Promise<string> {
	const mails = (await readOutbox()) as { to: string; text: string }[];
	const link = mails
		.find(({ to }) => to === address)
		?.text.match(/https?:\/\/\S+token_hash=\S+/)?.[0];
	expect(link).toBeDefined();
	return link ?? '';
}
