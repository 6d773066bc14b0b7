import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { signedIn } from './stage.ts';

/** The field in which the text of a page is written. */
export const writingOn = (page: Page) => page.getByRole('textbox', { name: /^Text der Seite/ });
export const isSaved = (page: Page) =>
	expect(page.getByText(/^Gespeichert \d\d:\d\d$/)).toBeVisible();

/** What the text says, without the names at other people's carets. */
export const textOf = (page: Page) =>
	writingOn(page).evaluate((text) => {
		const copy = text.cloneNode(true) as HTMLElement;
		for (const caret of copy.querySelectorAll('.caret')) caret.remove();
		return copy.textContent;
	});

export const says = (page: Page, words: string) => expect.poll(() => textOf(page)).toContain(words);

const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

/** A window of their own in a session that the tests of a worker share: one account signs in ten times a minute at most. */
export async function person(browser: Browser, email: string): Promise<Page> {
	const storageState = sessions.get(email);
	if (storageState) return (await browser.newContext({ storageState })).newPage();
	const context = await signedIn(browser, email);
	sessions.set(email, await context.storageState());
	return context.newPage();
}

/** Begins a page in the space of the demo; answers its address. */
export async function begin(
	writer: Page,
	title: string,
	template = 'Wissensseite'
): Promise<string> {
	await writer.goto('/spaces/elterngeld-digital/pages');
	await writer.getByRole('link', { name: 'Seite beginnen' }).click();
	await writer.getByLabel('Titel', { exact: true }).fill(title);
	await writer.getByLabel('Vorlage').selectOption({ label: template });
	await writer.getByRole('button', { name: 'Seite beginnen' }).click();
	await expect(writer.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(writingOn(writer)).toBeVisible();
	return new URL(writer.url()).pathname.replace('/edit', '');
}
