import { describe, expect, inject, it } from 'vitest';
import { openOutbox } from '#embedded/outbox.ts';
import { ask, KARIN, openBrowser, signIn } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

describe('signing in by password', () => {
	it('sets an httpOnly, SameSite=Lax cookie and leads back', async () => {
		const { browser, answer } = await signIn(house.origin);
		expect(answer).toMatchObject({ status: 303, headers: { location: '/account' } });
		const cookies = answer.headers['set-cookie'] ?? [];
		expect(cookies.length).toBeGreaterThan(0);
		for (const cookie of cookies) expect(cookie).toMatch(/Path=\/; HttpOnly; SameSite=Lax/);
		expect((await browser.go('/account')).text).toContain('Karin Beispiel');
	});

	it.each(['//evil.example', '/\\evil.example', '/%2f/evil.example', 'https://evil.example'])(
		'leads to no other site: %s',
		async (return_to) => {
			const { answer } = await signIn(house.origin, KARIN, { return_to });
			expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
		}
	);

	it('keeps the e-mail address, never the password, and says what was wrong', async () => {
		const { browser, answer } = await signIn(house.origin, KARIN, { _password: 'falsch-geraten' });
		expect(answer.status).toBe(401);
		expect(answer.text).toContain('E-Mail-Adresse oder Passwort stimmt nicht.');
		expect(answer.text).toContain(`value="${KARIN}"`);
		expect(answer.text).not.toContain('falsch-geraten');
		expect(answer.text).toContain('name="return_to" value="/account"');
		expect([...browser.jar]).toEqual([]);
	});

	it('names the field that is missing', async () => {
		const { answer } = await signIn(house.origin, 'karin', { _password: '' });
		expect(answer.text).toContain('Das ist keine E-Mail-Adresse.');
		expect(answer.text).toContain('Bitte geben Sie Ihr Passwort ein.');
		expect(answer.text).toMatch(/<a href="#email"/);
	});

	it('slows down guessing, for the account alone, and says for how long', async () => {
		// Nobody's, because an account that is slowed down here could not sign in to another test.
		const guess = () => signIn(house.origin, 'nie@audit.example', { _password: 'geraten' });
		let answer = (await guess()).answer;
		for (let tries = 1; tries < 12 && answer.status === 401; tries++)
			answer = (await guess()).answer;
		expect(answer.status).toBe(429);
		expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
		expect(answer.text).toContain('Das waren zu viele Versuche.');
		expect((await signIn(house.origin)).answer.status).toBe(303);
	});
});

describe('signing in by link', () => {
	const mailTo = (email: string) => openOutbox(house.dataDir).latest(email);

	it('answers the same whether the account exists or not, and mails only to those who have one', async () => {
		const browser = openBrowser(house.origin);
		const request = (email: string) => browser.submit('/sign-in', 'requestLink', { email });
		const known = await request('hakan@nw.example');
		const unknown = await request('niemand@nirgends.example');
		const sentence = 'Wenn es dieses Konto gibt';
		expect([known, unknown].map(({ status, text }) => [status, text.includes(sentence)])).toEqual([
			[200, true],
			[200, true]
		]);
		await expect.poll(() => mailTo('hakan@nw.example')).toBeDefined();
		expect(mailTo('niemand@nirgends.example')).toBeUndefined();
		expect([...browser.jar]).toEqual([]);
	});

	it('is spent by the button, not by looking, and only once', async () => {
		await openBrowser(house.origin).submit('/sign-in', 'requestLink', {
			email: 'ute@kreis.example'
		});
		await expect.poll(() => mailTo('ute@kreis.example')).toBeDefined();
		const link = new URL(mailTo('ute@kreis.example')?.link ?? '');
		const where = link.pathname + link.search;
		const browser = openBrowser(house.origin);
		for (let looks = 0; looks < 3; looks++) await browser.go(where);
		const fields = { ...Object.fromEntries(link.searchParams), return_to: '/account' };
		const used = await browser.submit(where, 'confirmLink', fields);
		expect(used).toMatchObject({ status: 303, headers: { location: '/account' } });
		expect((await browser.go('/account')).text).toContain('Ute Vordruck');
		const again = await openBrowser(house.origin).submit(where, 'confirmLink', fields);
		expect(again.status).toBe(401);
		expect(again.text).toContain('Dieser Link ist abgelaufen oder wurde schon benutzt.');
	});

	it.each([
		'',
		'?token_hash=x',
		'?token_hash=%3Cscript%3E&type=magiclink',
		'?token_hash=12345678&type=evil'
	])('says when the link is incomplete: %s', async (query) => {
		const { status, text } = await visit(`/sign-in/link${query}`);
		expect(status).toBe(200);
		expect(text).toContain('Dieser Link ist unvollständig.');
		expect(text).not.toContain('confirmLink"');
	});
});
