/** What people do with pages, for every test that needs it. */
import { expect, type Browser, type Page } from '@playwright/test';
import { signedIn } from './stage.ts';

export const writingOn = (page: Page) => page.getByRole('textbox', { name: /^Text der Seite/ });
export const isSaved = (page: Page) =>
	expect(page.getByText(/^Gespeichert \d\d:\d\d$/)).toBeVisible();

/** What the text says, without the names at other people's carets. */
export const says = (page: Page, words: string) =>
	expect
		.poll(() =>
			writingOn(page).evaluate((text) => {
				const copy = text.cloneNode(true) as HTMLElement;
				for (const caret of copy.querySelectorAll('.caret')) caret.remove();
				return copy.textContent;
			})
		)
		.toContain(words);

export async function person(browser: Browser, email: string): Promise<Page> {
	return (await signedIn(browser, email)).newPage();
}

/** Karin begins a page in the space of the demo; answers its address. */
export async function begin(
	karin: Page,
	title: string,
	template = 'Wissensseite'
): Promise<string> {
	await karin.goto('/spaces/elterngeld-digital/pages');
	await karin.getByRole('link', { name: 'Seite beginnen' }).click();
	await karin.getByLabel('Titel', { exact: true }).fill(title);
	await karin.getByLabel('Vorlage').selectOption({ label: template });
	await karin.getByRole('button', { name: 'Seite beginnen' }).click();
	await expect(karin.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(writingOn(karin)).toBeVisible();
	return new URL(karin.url()).pathname.replace('/edit', '');
}
