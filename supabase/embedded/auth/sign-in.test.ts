import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ADDRESS_HEADER, signClientAddress } from '../client-address.ts';
import { PASSWORD, stageEmbedded, type Stage } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
	stage = await stageEmbedded(24412, undefined, {
		limits: { perAddress: 40, perAccount: 3, answerFloor: 150 }
	});
});

afterAll(() => stage.close());

let clients = 0;

/** A password sign-in as the app sends it for one of its clients. */
async function signIn(email: string, password: string, client?: string) {
	const address = client ?? `192.0.2.${(clients += 1)}`;
	const started = performance.now();
	const answer = await fetch(`${stage.embedded.url}/auth/v1/token?grant_type=password`, {
		method: 'POST',
		headers: {
			apikey: stage.embedded.publishableKey,
			'content-type': 'application/json',
			[CLIENT_ADDRESS_HEADER]: signClientAddress(address, stage.embedded.secretKey)
		},
		body: JSON.stringify({ email, password })
	});
	const body = await answer.json();
	return {
		status: answer.status,
		body,
		time: performance.now() - started,
		headers: answer.headers
	};
}

describe('sign-in by password', () => {
	it('gives a session with the claims of GoTrue', async () => {
		const id = await stage.account('ada@amt.example');
		const { body } = await signIn('Ada@Amt.example', PASSWORD);
		const claims = decodeJwt(body.access_token);
		expect(claims).toMatchObject({
			iss: `${stage.embedded.url}/auth/v1`,
			sub: id,
			aud: 'authenticated',
			role: 'authenticated',
			email: 'ada@amt.example',
			aal: 'aal1',
			amr: [{ method: 'password', timestamp: expect.any(Number) }],
			app_metadata: { provider: 'email', providers: ['email'] },
			user_metadata: { display_name: 'ada' },
			is_anonymous: false
		});
		expect(Number(claims.exp) - Number(claims.iat)).toBe(600);
		expect(body.expires_in).toBe(600);
	});

	it('says the same, after the same time at least, to a wrong password and an unknown account', async () => {
		await stage.account('ben@amt.example');
		const wrong = await signIn('ben@amt.example', 'wrong');
		const unknown = await signIn('nobody@amt.example', 'wrong');
		expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
		expect(wrong.body.error_code).toBe('invalid_credentials');
		expect(Math.min(wrong.time, unknown.time)).toBeGreaterThan(149);
	});

	it('is refused to the banned, who learn why only with the right password', async () => {
		const id = await stage.account('cem@amt.example');
		const { admin } = stage.client(stage.embedded.secretKey).auth;
		await admin.updateUserById(id, { ban_duration: '24h' });
		expect((await signIn('cem@amt.example', 'wrong')).body.error_code).toBe('invalid_credentials');
		const banned = await signIn('cem@amt.example', PASSWORD);
		expect([banned.status, banned.body.error_code]).toEqual([400, 'user_banned']);
		const [sessions] = await stage.embedded.sql`
			select count(*)::int n from auth.sessions where user_id = ${id}`;
		expect(sessions?.n).toBe(0);
		await admin.updateUserById(id, { ban_duration: 'none' });
		expect((await signIn('cem@amt.example', PASSWORD)).status).toBe(200);
	});

	it('nobody gets an account by asking', async () => {
		const { auth } = stage.client();
		expect((await auth.signUp({ email: 'new@amt.example', password: PASSWORD })).error?.code).toBe(
			'signup_disabled'
		);
		await auth.signInWithOtp({ email: 'new@amt.example' });
		expect(
			await stage.embedded.sql`select from auth.users where email = 'new@amt.example'`
		).toEqual([]);
	});
});

describe('limits', () => {
	it('per account, from wherever it is tried', async () => {
		const statuses = [];
		for (let n = 0; n < 5; n++) statuses.push((await signIn('dora@amt.example', 'guess')).status);
		expect(statuses).toEqual([400, 400, 400, 429, 429]);
		const last = await signIn('dora@amt.example', 'guess');
		expect(last.body.error_code).toBe('over_request_rate_limit');
		expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
	});

	it('per client of the app, whichever account is tried', async () => {
		const tries = Array.from({ length: 41 }, (_, n) =>
			signIn(`${n}@amt.example`, 'guess', '198.51.100.7')
		);
		const statuses = (await Promise.all(tries)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 429)).toHaveLength(1);
		expect((await signIn('elif@amt.example', 'guess', '198.51.100.8')).status).toBe(400);
	});

	it('a forged client address counts for nothing', async () => {
		const answers = [];
		for (let n = 0; n < 41; n++) {
			answers.push(
				fetch(`${stage.embedded.url}/auth/v1/verify`, {
					method: 'POST',
					headers: {
						apikey: stage.embedded.publishableKey,
						[CLIENT_ADDRESS_HEADER]: signClientAddress(`203.0.113.${n}`, 'sb_secret_guessed')
					},
					body: JSON.stringify({ type: 'magiclink', token_hash: `${n}` })
				})
			);
		}
		const statuses = (await Promise.all(answers)).map(({ status }) => status);
		expect(statuses).toContain(429);
	});
});
