import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMailer } from './mail.ts';
import { openOutbox } from './outbox.ts';
import { answerOutboxPage } from './outbox-page.ts';

let dataDir: string;

beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-outbox-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const mail = (to: string) => ({ to, subject: 'Betreff', text: 'Guten Tag', link: null });

it('keeps mails over a restart, newest first, a hundred at most', () => {
	const outbox = openOutbox(dataDir);
	for (let n = 1; n <= 105; n++) outbox.add(mail(`${n}@amt.example`));
	const again = openOutbox(dataDir);
	expect(again.list()).toHaveLength(100);
	expect(again.list()[0]).toMatchObject({ id: 105, to: '105@amt.example' });
	expect(again.latest('50@AMT.example')?.id).toBe(50);
	expect(again.latest('1@amt.example')).toBeUndefined();
	expect(again.add(mail('x@amt.example')).id).toBe(106);
	expect(statSync(path.join(dataDir, 'outbox.json')).mode & 0o777).toBe(0o600);
});

it('forgets what was sent to an address, in the file too', () => {
	const outbox = openOutbox(dataDir);
	outbox.add(mail('Ada@amt.example'));
	outbox.add(mail('ben@amt.example'));
	outbox.forget('ada@AMT.example');
	expect(openOutbox(dataDir).list()).toMatchObject([{ to: 'ben@amt.example' }]);
});

it('a damaged file is an empty outbox', () => {
	writeFileSync(path.join(dataDir, 'outbox.json'), '[{"id":');
	expect(openOutbox(dataDir).list()).toEqual([]);
});

it('shows mails as a page that runs nothing', async () => {
	const outbox = openOutbox(dataDir);
	const mailer = createMailer(outbox, 'http://127.0.0.1:3000');
	await mailer.send('magiclink', '"<img src=x>"@amt.example', 'abc"><script>');
	const answer = answerOutboxPage(outbox.list());
	expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
	const page = await answer.text();
	expect(page).toContain('<html lang="de">');
	expect(page).toContain(
		'<a href="http://127.0.0.1:3000/sign-in/link?token_hash=abc%22%3E%3Cscript%3E&amp;type=magiclink">'
	);
	expect(page).not.toMatch(/<img|<script/);
	expect(await answerOutboxPage([]).text()).toContain('Noch keine E-Mail');
});
