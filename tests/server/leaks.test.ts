import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '#embedded/console.ts';
import { openBrowser, signIn } from './stage.ts';

const house = inject('house');
const sql = openConsole(house.dataDir);
afterAll(() => sql.end());

type Browser = ReturnType<typeof openBrowser>;
interface Person {
	email: string;
	display_name: string;
}
const people = JSON.parse(readFileSync('supabase/seed/personas.json', 'utf8')) as Person[];

const MOST_PAGES = 600;
/** What answers without being linked from anywhere. */
const ASKED = ['', 'a', 'Fach', 'Verfahren', 'Register', 'Beispiel', 'Karin'].flatMap((word) => [
	`/palette?q=${word}`,
	`/mentions?q=${word}`,
	`/search?q=${word}`,
	`/body-names?q=${word}`,
	`/directory/organisations?search=${word}`
]);

/** Addresses of every body, space and object there is, whoever may see it. */
async function everyAddress(): Promise<string[]> {
	const rows = await sql`select id, kind, slug from objects`;
	return rows.flatMap(({ id, kind, slug }) => [
		`/objects/${id}/sharing`,
		...(kind === 'space' ? [`/spaces/${slug}`, `/spaces/${slug}/edit`] : []),
		...(kind === 'page'
			? [`/pages/${id}`, `/pages/${id}/edit`, `/pages/${id}/markdown?text=draft`]
			: []),
		...(kind === 'space' ? [`/spaces/${slug}/pages`] : []),
		...(kind === 'organisation' ? [`/directory/organisations/${slug}`] : [])
	]);
}

/** Every page one can reach by links, and every address there is: where a marker stands, and what failed. */
async function crawl(browser: Browser, markers: string[]) {
	const waiting = ['/', ...ASKED, ...(await everyAddress())];
	const seen = new Set(waiting);
	const leaks: string[] = [];
	const failures: string[] = [];
	for (const where of waiting) {
		const { status, text } = await browser.go(where);
		if (status >= 500) failures.push(`${status} ${where}`);
		for (const marker of markers) if (text.includes(marker)) leaks.push(`${where}: ${marker}`);
		for (const [, link = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
			const path = link.replaceAll('&amp;', '&');
			if (seen.has(path) || seen.size >= MOST_PAGES || /^\/(_app|sign-out)/.test(path)) continue;
			seen.add(path);
			waiting.push(path);
		}
	}
	return { leaks, failures, pages: seen.size };
}

const namesExcept = (email?: string) =>
	people.filter((person) => person.email !== email).map(({ display_name }) => display_name);

/** As many pages as a crawl must at least have opened to prove anything. */
const ENOUGH = 150;

describe('whoever walks through every page', () => {
	it('as a vendor never meets the other vendor nor a person', { timeout: 180_000 }, async () => {
		const { browser } = await signIn(house.origin, 'priya@vendor.example');
		const markers = [
			'Fachverfahren B',
			'Registeranschluss der Länder',
			...namesExcept('priya@vendor.example')
		];
		const { leaks, failures, pages } = await crawl(browser, markers);
		expect(leaks).toEqual([]);
		expect(failures).toEqual([]);
		expect(pages).toBeGreaterThan(ENOUGH);
	});

	it(
		'without an account meets no person, guest or closed space',
		{ timeout: 180_000 },
		async () => {
			const markers = ['Fachverfahren A', 'Fachverfahren B', 'Registeranschluss der Länder'];
			const { leaks, failures, pages } = await crawl(openBrowser(house.origin), [
				...markers,
				// The sign-in page of the demo lists its accounts on purpose.
				...namesExcept().map((name) => `>${name}<`)
			]);
			const outside = leaks.filter((leak) => !leak.startsWith('/sign-in'));
			expect(outside).toEqual([]);
			expect(failures).toEqual([]);
			expect(pages).toBeGreaterThan(ENOUGH);
		}
	);

	it(
		'as a coordinator meets both vendors, so that the walk sees what there is',
		{
			timeout: 180_000
		},
		async () => {
			const { browser } = await signIn(house.origin);
			const { leaks, failures } = await crawl(browser, ['Fachverfahren A', 'Fachverfahren B']);
			expect(leaks.length).toBeGreaterThan(4);
			expect(failures).toEqual([]);
		}
	);
});
