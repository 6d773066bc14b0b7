/** Failure reports of others that need an editor (the list of twelve goes on in src/sync/failures.test.ts). */
import { expect, test, type Page } from '@playwright/test';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { openConsole } from '#embedded/console.ts';
import { FRAGMENT, pageSchema } from '../../src/lib/pages/schema.ts';
import { openWriter, until, type Writer } from '../sync/writer.ts';
import { begin, isSaved, person, says, writingOn } from './pages-stage.ts';
import { PERSONAS } from './stage.ts';

/** Somebody without an editor on the page, who sees what is stored. */
async function observe(page: Page, address: string): Promise<Writer> {
	const { origin } = new URL(page.url());
	const answer = await page.request.get(`${origin}/session/token`);
	const { token } = (await answer.json()) as { token: string };
	const id = address.split('/').at(-1) ?? '';
	const writer = openWriter(`${origin.replace('http', 'ws')}/sync`, id, token);
	await until(() => writer.provider.synced);
	return writer;
}

/** With every attribute, so that both can be compared. */
const whole = (json: object) => pageSchema.nodeFromJSON(json).toJSON() as object;

const fragmentOf = ({ document }: Writer) => document.getXmlFragment(FRAGMENT);
const treeOf = (writer: Writer) => whole(yXmlFragmentToProsemirrorJSON(fragmentOf(writer)));

const documentOf = async (page: Page) =>
	whole(
		await writingOn(page).evaluate((text) =>
			(text as unknown as { editor: { getJSON(): object } }).editor.getJSON()
		)
	);

const countLetters = async (page: Page, letter: string) =>
	JSON.stringify(await documentOf(page)).split(letter).length - 1;

/** All editors show what the tree says. */
async function agree(observer: Writer, ...pages: Page[]): Promise<void> {
	for (const page of pages) await expect.poll(() => documentOf(page)).toEqual(treeOf(observer));
}

test('report 6: unknown nodes deleted; an old editor is sent away and leaves the page as it was (yjs/y-prosemirror#39, #184, #275)', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const address = await begin(karin, `Zukunft ${Date.now()}`, 'leere Seite');
	await writingOn(karin).click();
	await karin.keyboard.type('Von heute.');
	await isSaved(karin);
	const newer = await observe(karin, address);
	await karin.goto('/');
	const unknown = new Y.XmlElement('hologram');
	unknown.insert(0, [new Y.XmlText('von morgen')]);
	fragmentOf(newer).insert(1, [unknown]);
	await until(() => newer.stored() === newer.written());
	const before = fragmentOf(newer).toString();
	expect(before).toContain('<hologram>von morgen</hologram>');

	const id = address.split('/').at(-1) ?? '';
	const sql = openConsole(process.env['VERBUND_E2E_DATA'] ?? '');
	// As the newer editor does when it comes in.
	await sql`update sync.bases set schema_version = 2 where page_id = ${id}`;
	await karin.goto(`${address}/edit`);
	await expect(karin.locator('.saving.ended')).toContainText('neuere Fassung des Editors');
	expect(fragmentOf(newer).toString()).toBe(before);

	// Without the version it would have been deleted by merely looking at it: this is what stands in the way.
	await sql`update sync.bases set schema_version = 1 where page_id = ${id}`;
	await sql.end();
	await karin.reload();
	await expect.poll(() => fragmentOf(newer).toString()).not.toContain('hologram');
	newer.leave();
	await karin.context().close();
});

test('report 10: clients overwrite each other after a hard break; below it after a reload, editors and tree are one (ueberdosis/tiptap#7556, yjs/y-prosemirror#133)', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const hakan = await person(browser, PERSONAS.hakan);
	const address = await begin(karin, `Umbruch ${Date.now()}`, 'leere Seite');
	await hakan.goto(`${address}/edit`);
	await writingOn(karin).click();
	await karin.keyboard.type('Oben');
	await karin.keyboard.press('Shift+Enter');
	await karin.keyboard.type('Unten');
	await says(hakan, 'ObenUnten');
	await expect(writingOn(hakan).locator('br:not([class])')).toHaveCount(1);
	await isSaved(karin);
	await karin.reload();
	await writingOn(karin).click();
	await karin.keyboard.press('Control+End');
	await writingOn(hakan).click();
	await hakan.keyboard.press('Control+Home');
	await Promise.all([
		karin.keyboard.type(' von Karin', { delay: 10 }),
		hakan.keyboard.type('Von Hakan ', { delay: 10 })
	]);
	for (const one of [karin, hakan]) {
		await says(one, 'Von Hakan Oben');
		await says(one, 'Unten von Karin');
		await isSaved(one);
	}
	const observer = await observe(karin, address);
	expect(JSON.stringify(treeOf(observer))).toContain('hardBreak');
	await agree(observer, karin, hakan);
	await hakan.reload();
	await says(hakan, 'Unten von Karin');
	await agree(observer, karin, hakan);
	observer.leave();
	await karin.context().close();
	await hakan.context().close();
});

test('report 12: undo in collaboration takes back one’s own words alone, and a reload shows the same (nextcloud/text#4601, facebook/lexical#6614)', async ({
	browser
}) => {
	test.slow();
	const karin = await person(browser, PERSONAS.karin);
	const hakan = await person(browser, PERSONAS.hakan);
	const address = await begin(karin, `Zurück ${Date.now()}`, 'leere Seite');
	await hakan.goto(`${address}/edit`);
	await writingOn(karin).click();
	await karin.keyboard.type('Anfang. ');
	await says(hakan, 'Anfang. ');
	await writingOn(hakan).click();
	await hakan.keyboard.press('Control+End');
	// Both in one paragraph, letter by letter between each other.
	await Promise.all([
		karin.keyboard.type('♠♠♠♠♠♠♠♠♠♠', { delay: 30 }),
		hakan.keyboard.type('♥♥♥♥♥♥♥♥♥♥', { delay: 30 })
	]);
	const letters = (page: Page, letter: string) => expect.poll(() => countLetters(page, letter));
	for (const one of [karin, hakan]) {
		await letters(one, '♠').toBe(10);
		await letters(one, '♥').toBe(10);
	}
	// How many steps it is depends on how fast they typed.
	for (let step = 0; step < 12 && (await countLetters(karin, '♠')); step++)
		await karin.keyboard.press('Control+z');
	for (const one of [karin, hakan]) {
		await letters(one, '♠').toBe(0);
		await letters(one, '♥').toBe(10);
		await isSaved(one);
	}
	const observer = await observe(karin, address);
	await agree(observer, karin, hakan);
	const before = treeOf(observer);
	await karin.reload();
	await letters(karin, '♥').toBe(10);
	await letters(karin, '♠').toBe(0);
	expect(await documentOf(karin)).toEqual(before);
	observer.leave();
	await karin.context().close();
	await hakan.context().close();
});
