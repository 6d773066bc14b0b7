import { expect, test, type BrowserContext } from '@playwright/test';
import { PERSONAS, signedIn } from './stage.ts';
import { weigh } from './weight.ts';

/**
 * Kilobytes of script before interaction; the rest is the same everywhere. What a signed-in reader's
 * live channels load after hydration comes on top and is reported by the benchmark.
 */
const READER = {
	'/': 60,
	'/directory': 70,
	'/directory/topics': 70,
	'/directory/topics/elterngeld': 70,
	'/directory/roles/tf-lead': 70,
	'/directory/organisations': 70,
	'/directory/organisations/fitko': 70,
	'/directory/map': 70,
	'/accessibility': 70,
	'/pages/7e1f0000-0000-4000-8000-000000000001': 70
};
const MEMBER = {
	'/': 60,
	'/directory/organisations/fitko/edit': 70,
	'/pages/7e1f0000-0000-4000-8000-000000000001/edit': 230
};

async function expectWithin(context: BrowserContext, budget: Record<string, number>) {
	for (const [route, script] of Object.entries(budget)) {
		const page = await context.newPage();
		const weight = await weigh(page, route);
		expect.soft(weight.script, `script of ${route}`).toBeLessThanOrEqual(script);
		expect.soft(weight.style, `styles of ${route}`).toBeLessThanOrEqual(30);
		expect.soft(weight.font, `fonts of ${route}`).toBeLessThanOrEqual(52);
		expect.soft(weight.requests, `requests of ${route}`).toBeLessThanOrEqual(25);
		expect.soft(weight.script, `${route} has been measured`).toBeGreaterThan(1);
		await page.close();
	}
}

test('every page stays within its budget', async ({ browser, context }) => {
	test.slow();
	await expectWithin(context, READER);
	const member = await signedIn(browser, PERSONAS.karin);
	await expectWithin(member, MEMBER);
	await member.close();
});
