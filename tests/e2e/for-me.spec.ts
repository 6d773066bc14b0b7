import { expect, test } from '@playwright/test';
import { barriers, isLive, PERSONAS, signedIn } from './stage.ts';

/** A day far enough ahead for every clock, as a date field takes it. */
const inTenDays = () => new Date(Date.now() + 10 * 24 * 60 * 60_000).toISOString().slice(0, 10);

test('a question reaches the person asked at once, waits until it is answered, and the answer comes back', async ({
	browser
}) => {
	const [karin, hakan] = await Promise.all([
		signedIn(browser, PERSONAS.karin),
		signedIn(browser, PERSONAS.hakan)
	]);
	const [asking, asked] = [await karin.newPage(), await hakan.newPage()];
	const question = `Wer stellt die Testdaten, Nummer ${Date.now()}?`;
	const answer = `Wir stellen sie, zu ${question}`;

	await asked.goto('/');
	await isLive(asked);
	await asking.goto('/spaces/elterngeld-digital');
	await isLive(asking);
	const form = asking.getByRole('form', { name: 'Neuer Kommentar' });
	await form.getByLabel('Ihr Kommentar').fill(question);
	await form.locator('summary').click();
	await form.getByRole('checkbox', { name: /Hakan Muster/ }).check();
	await form.getByLabel('Antwort erbeten bis').fill(inTenDays());
	await form.getByRole('button', { name: 'Kommentieren' }).click();
	await expect(asking.getByText('Der Kommentar steht jetzt hier.')).toBeVisible();

	const waiting = asked.getByRole('region', { name: 'Wartet auf mich' });
	const wait = waiting.getByRole('listitem').filter({ hasText: question });
	await expect(wait).toContainText(/noch \d+ Werktage/);
	expect(await barriers(asked)).toEqual([]);

	await wait.getByRole('link').first().click();
	const thread = asked.getByRole('listitem').filter({ hasText: question });
	await thread.getByText('Antworten', { exact: true }).click();
	await thread.getByLabel('Ihre Antwort').fill(answer);
	await thread.getByRole('button', { name: 'Antwort senden' }).click();
	await expect(asking.getByRole('article').filter({ hasText: answer })).toBeVisible();

	await asked.goto('/');
	await expect(waiting).toBeVisible();
	await expect(wait).toHaveCount(0);
	await asking.goto('/');
	const news = asking.getByRole('region', { name: 'Hinweise an mich' });
	const told = news.getByRole('listitem').filter({ hasText: answer });
	await expect(told).toContainText('hat Ihnen geantwortet');
	await told.getByRole('button', { name: 'Als gelesen merken' }).click();
	await expect(news.getByText(answer)).toHaveCount(0);
	await Promise.all([karin.close(), hakan.close()]);
});

test('whoever watches a space is told what happens there, until they stop', async ({ browser }) => {
	const [jonas, karin] = await Promise.all([
		signedIn(browser, PERSONAS.jonas),
		signedIn(browser, PERSONAS.karin)
	]);
	const [watching, acting] = [await jonas.newPage(), await karin.newPage()];
	const said = `Neuer Stand ${Date.now()}`;
	await watching.goto('/spaces/kreis-efa-betrieb');
	await watching.getByRole('button', { name: 'Beobachten', exact: true }).click();
	await expect(watching.getByRole('button', { name: 'Nicht mehr beobachten' })).toBeVisible();
	await watching.goto('/');
	await isLive(watching);

	await acting.goto('/spaces/kreis-efa-betrieb');
	await acting.getByLabel('Ihr Kommentar').fill(said);
	await acting.getByRole('button', { name: 'Kommentieren' }).click();
	await expect(acting.getByRole('paragraph').filter({ hasText: said })).toBeVisible();
	const changed = watching.getByRole('region', { name: /^Geändert/ });
	await expect(changed.getByRole('listitem').filter({ hasText: 'FITKO' }).first()).toContainText(
		'Kreis EfA-Betrieb'
	);

	await watching.goto('/spaces/kreis-efa-betrieb');
	await watching.getByRole('button', { name: 'Nicht mehr beobachten' }).click();
	await expect(watching.getByRole('button', { name: 'Beobachten', exact: true })).toBeVisible();
	await Promise.all([jonas.close(), karin.close()]);
});
