import { expect, test } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';
import { weigh } from './weight.ts';

/** Kilobytes of script before interaction; the rest is the same everywhere. */
const SCRIPT: Record<string, number> = {
	'/': 60,
	'/directory/organisations': 70,
	'/directory/organisations/fitko': 70,
	'/directory/organisations/fitko/edit': 70,
	'/accessibility': 70
};

test('every page stays within its budget', async ({ browser }) => {
	test.slow();
	const context = await signedIn(browser, PERSONAS.karin);
	for (const [route, script] of Object.entries(SCRIPT)) {
		const page = await context.newPage();
		const weight = await weigh(page, route);
		expect.soft(weight.script, `script of ${route}`).toBeLessThanOrEqual(script);
		expect.soft(weight.style, `styles of ${route}`).toBeLessThanOrEqual(30);
		expect.soft(weight.font, `fonts of ${route}`).toBeLessThanOrEqual(52);
		expect.soft(weight.requests, `requests of ${route}`).toBeLessThanOrEqual(25);
		expect.soft(weight.script, `${route} has been measured`).toBeGreaterThan(1);
		await page.close();
	}
	await context.close();
});
