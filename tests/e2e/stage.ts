import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const PERSONAS = {
	karin: 'karin@fitko.example',
	hakan: 'hakan@nw.example',
	jonas: 'jonas@provider.example',
	priya: 'priya@vendor.example',
	sommer: 'sommer@he.example',
	ute: 'ute@kreis.example'
} as const;

/** Every screen a reader can open, and the ones behind the sign-in. */
export const PUBLIC_ROUTES = [
	'/',
	'/directory',
	'/directory/topics',
	'/directory/topics?search=gibtesnicht',
	'/directory/topics/familie-kind',
	'/directory/topics/elterngeld',
	'/directory/roles',
	'/directory/roles/tf-lead',
	'/directory/organisations/land-nordrhein-westfalen',
	'/directory/organisations',
	'/directory/organisations?search=gibtesnicht',
	'/directory/organisations/fitko',
	'/directory/organisations/fitko/rest-days',
	'/directory/find',
	'/directory/find?q=Elterngeld%20Niedersachsen',
	'/directory/find?q=Quantenfrosch%20Hessen',
	// The whole map has so many links that axe looks at it for most of a minute; this one has all of its parts.
	'/directory/map?kind=operates_for',
	'/directory/map?around=bremen',
	'/directory/map?level=eu',
	'/calendar',
	'/spaces',
	'/spaces/fristen-und-feiertage',
	'/spaces/elterngeld-digital/pages',
	'/pages',
	'/pages/7e1f0000-0000-4000-8000-000000000001',
	'/search',
	'/search?q=bundesamt',
	'/search?q=bundesverwaltungsmat',
	'/search?q=gibtesnicht&space=unbekannt',
	'/sign-in',
	'/sign-in/link?token_hash=abgelaufen&type=magiclink',
	'/invitation/gibt-es-nicht',
	'/account/erased',
	'/imprint',
	'/privacy',
	'/accessibility',
	'/easy-language',
	'/directory/organisations/gibt-es-nicht'
];
export const MEMBER_ROUTES = [
	'/spaces',
	'/spaces/new',
	'/spaces/elterngeld-digital',
	'/spaces/elterngeld-digital/edit',
	'/spaces/elterngeld-digital/pages',
	'/spaces/elterngeld-digital/pages/new',
	'/pages/7e1f0000-0000-4000-8000-000000000001?text=draft',
	'/pages/7e1f0000-0000-4000-8000-000000000001/edit',
	'/pages/7e1f0000-0000-4000-8000-000000000002',
	'/pages/7e1f0000-0000-4000-8000-000000000002/settings',
	'/',
	'/account',
	'/account/edit',
	'/account/erase',
	'/directory/map?around=fitko&connected=1',
	'/directory/import',
	'/account/competences',
	'/directory/organisations/fitko/people',
	'/directory/organisations/fitko/rest-days',
	'/directory/organisations/fitko/edit',
	'/directory/organisations/fitko/entries',
	'/directory/organisations/fitko/entries/new',
	'/directory/ask?body=bremen&q=Elterngeld',
	'/directory/organisations/land-niedersachsen',
	'/directory/organisations/fitko/mandate',
	'/directory/organisations/fitko/relations',
	'/directory/topics/new',
	'/directory/topics/elterngeld/edit',
	'/directory/roles/new',
	'/directory/roles/tf-lead/edit',
	'/directory/roles/tf-lead/competences'
];

export async function signIn(page: Page, email: string, returnTo = '/') {
	await page.goto(`/sign-in?return_to=${encodeURIComponent(returnTo)}`);
	await page.getByLabel('E-Mail').first().fill(email);
	await page.getByLabel('Passwort').fill('verbund-demo');
	await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expect(page).not.toHaveURL(/sign-in/);
}

/** Waits until every channel of the page is open. */
export const isLive = (page: Page) =>
	expect(page.locator('.live')).toHaveAttribute('data-live', /^live( live)*$/);

/** A context whose sign-in is done, for tests that only look. */
export async function signedIn(browser: Browser, email: string): Promise<BrowserContext> {
	const context = await browser.newContext();
	await signIn(await context.newPage(), email);
	return context;
}

/** Findings of axe as readable lines. */
export async function barriers(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
	return violations.map(
		({ id, help, nodes }) =>
			`${id} (${help}): ${nodes.map((node) => node.target.join(' ')).join(', ')}`
	);
}
