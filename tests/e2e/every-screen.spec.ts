import { expect, test, type BrowserContext } from '@playwright/test';
import { barriers, MEMBER_ROUTES, PERSONAS, PUBLIC_ROUTES, signedIn } from './stage.ts';

const VARIANTS = [
	{ theme: 'light', locale: 'de' },
	{ theme: 'dark', locale: 'de' },
	{ theme: 'light', locale: 'en' },
	{ theme: 'dark', locale: 'en' }
];

/** Milliseconds a screen may take, so that the time of a test grows with its list. */
const SCREEN = 10_000;

async function prefer(context: BrowserContext, baseURL: string, theme: string, locale: string) {
	await context.addCookies([
		{ name: 'theme', value: theme, url: baseURL },
		{ name: 'PARAGLIDE_LOCALE', value: locale, url: baseURL }
	]);
}

for (const { theme, locale } of VARIANTS) {
	test(`public screens have no barriers (${theme}, ${locale})`, async ({
		page,
		context,
		baseURL
	}) => {
		test.setTimeout(SCREEN * PUBLIC_ROUTES.length);
		await prefer(context, baseURL ?? '', theme, locale);
		for (const route of PUBLIC_ROUTES) {
			await page.goto(route);
			await expect(page.locator('html')).toHaveAttribute('lang', locale);
			expect.soft(await barriers(page), route).toEqual([]);
		}
	});

	test(`members' screens have no barriers (${theme}, ${locale})`, async ({ browser, baseURL }) => {
		test.setTimeout(SCREEN * MEMBER_ROUTES.length);
		const context = await signedIn(browser, PERSONAS.karin);
		await prefer(context, baseURL ?? '', theme, locale);
		const page = await context.newPage();
		for (const route of MEMBER_ROUTES) {
			await page.goto(route);
			expect.soft(await barriers(page), route).toEqual([]);
		}
		await context.close();
	});
}

test('no screen scrolls sideways at 320 px, nor at double text size', async ({ browser }) => {
	test.slow();
	const context = await signedIn(browser, PERSONAS.karin);
	const page = await context.newPage();
	for (const [width, fontSize] of [
		[320, '100%'],
		[1280, '200%']
	] as const) {
		await page.setViewportSize({ width, height: 900 });
		for (const route of [...PUBLIC_ROUTES, ...MEMBER_ROUTES]) {
			await page.goto(route);
			const overflow = await page.evaluate((size) => {
				document.documentElement.style.fontSize = size;
				return document.documentElement.scrollWidth - window.innerWidth;
			}, fontSize);
			expect.soft(overflow, `${route} at ${width} px, text ${fontSize}`).toBeLessThanOrEqual(0);
		}
	}
	await context.close();
});

test('every target is at least 24 by 24 px or stands in a sentence', async ({ page }) => {
	for (const route of PUBLIC_ROUTES) {
		await page.goto(route);
		const small = await page.evaluate(() =>
			[
				...document.querySelectorAll<HTMLElement>(
					'button, summary, select, input:not([type=hidden]), nav a'
				)
			]
				.filter((element) => element.checkVisibility())
				.filter(
					(element) => !element.closest('li, p') || element.matches('button, summary, select')
				)
				.map((element) => ({
					name: element.textContent.trim(),
					box: element.getBoundingClientRect()
				}))
				.filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
				.map(({ name, box }) => `${name} ${box.width}×${box.height}`)
		);
		expect.soft(small, route).toEqual([]);
	}
});
