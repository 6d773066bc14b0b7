import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, SITE_URL, stageEmbedded, type Stage } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
	stage = await stageEmbedded(24414, undefined, { limits: { answerFloor: 120 } });
	await stage.account('ada@amt.example');
});

afterAll(() => stage.close());

async function requestLink(email: string, emailRedirectTo?: string) {
	const started = performance.now();
	const { data, error } = await stage.client().auth.signInWithOtp({
		email,
		options: { shouldCreateUser: false, ...(emailRedirectTo && { emailRedirectTo }) }
	});
	return { data, error, time: performance.now() - started };
}

function tokenHashFor(email: string): string {
	const { link } = stage.embedded.outbox.latest(email) ?? {};
	return new URL(String(link)).searchParams.get('token_hash') ?? '';
}

describe('sign-in by e-mail link', () => {
	it('mails a link to the page with the button; it works once', async () => {
		expect((await requestLink('ada@amt.example')).error).toBeNull();
		const mail = stage.embedded.outbox.latest('ada@amt.example');
		const token_hash = tokenHashFor('ada@amt.example');
		expect(mail?.text).toContain(
			`${SITE_URL}/sign-in/link?token_hash=${token_hash}&type=magiclink`
		);
		const { data } = await stage.client().auth.verifyOtp({ token_hash, type: 'magiclink' });
		expect(decodeJwt(String(data.session?.access_token)).amr).toMatchObject([{ method: 'otp' }]);
		const again = await stage.client().auth.verifyOtp({ token_hash, type: 'magiclink' });
		expect(again.error?.code).toBe('otp_expired');
	});

	it('leads back to where it was asked for, to pages of the app alone', async () => {
		const backFrom = async (wanted: string) => {
			await requestLink('cleo@amt.example', wanted);
			const { link } = stage.embedded.outbox.latest('cleo@amt.example') ?? {};
			return new URL(String(link)).searchParams.get('return_to');
		};
		await stage.account('cleo@amt.example');
		expect(await backFrom(`${SITE_URL}/invitation/abc?x=1`)).toBe('/invitation/abc?x=1');
		expect(await backFrom('https://elsewhere.example/invitation/abc')).toBeNull();
		expect(await backFrom(`${SITE_URL}.elsewhere.example/a`)).toBeNull();
	});

	it('takes type email as GoTrue does', async () => {
		await requestLink('ada@amt.example');
		const token_hash = tokenHashFor('ada@amt.example');
		const { data } = await stage.client().auth.verifyOtp({ token_hash, type: 'email' });
		expect(data.user?.email).toBe('ada@amt.example');
	});

	it('tells nobody who has an account', async () => {
		const known = await requestLink('ada@amt.example');
		const unknown = await requestLink('nobody@amt.example');
		expect([unknown.data, unknown.error]).toEqual([known.data, known.error]);
		expect(Math.min(known.time, unknown.time)).toBeGreaterThan(119);
		expect(stage.embedded.outbox.latest('nobody@amt.example')).toBeUndefined();
		const recovery = await stage.client().auth.resetPasswordForEmail('nobody@amt.example');
		expect(recovery.error).toBeNull();
	});

	it('goes to no banned account, and an earlier link signs none in', async () => {
		const id = await stage.account('ben@amt.example');
		await requestLink('ben@amt.example');
		const token_hash = tokenHashFor('ben@amt.example');
		const { admin } = stage.client(stage.embedded.secretKey).auth;
		await admin.updateUserById(id, { ban_duration: '1h' });
		const mails = stage.embedded.outbox.list().length;
		expect((await requestLink('ben@amt.example')).error).toBeNull();
		expect(stage.embedded.outbox.list()).toHaveLength(mails);
		const { error } = await stage.client().auth.verifyOtp({ token_hash, type: 'magiclink' });
		expect(error?.code).toBe('user_banned');
	});

	it('a fetched link uses nothing up: it leads to the button', async () => {
		await requestLink('ada@amt.example');
		const token = tokenHashFor('ada@amt.example');
		const url = `${stage.embedded.url}/auth/v1/verify?token=${token}&type=magiclink`;
		const answer = await fetch(url, {
			redirect: 'manual',
			headers: { apikey: stage.embedded.publishableKey }
		});
		expect(answer.headers.get('location')).toBe(
			`${SITE_URL}/sign-in/link?token_hash=${token}&type=magiclink`
		);
		const { error } = await stage.client().auth.verifyOtp({ token_hash: token, type: 'magiclink' });
		expect(error).toBeNull();
	});

	it('a new password by recovery link', async () => {
		const person = stage.client();
		await person.auth.resetPasswordForEmail('ada@amt.example');
		const token_hash = tokenHashFor('ada@amt.example');
		await person.auth.verifyOtp({ token_hash, type: 'recovery' });
		expect((await person.auth.updateUser({ password: 'quite another' })).error).toBeNull();
		const attempt = (password: string) =>
			stage.client().auth.signInWithPassword({ email: 'ada@amt.example', password });
		expect((await attempt(PASSWORD)).error).not.toBeNull();
		expect((await attempt('quite another')).error).toBeNull();
	});
});
