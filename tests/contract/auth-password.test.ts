import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { PASSWORD, TRIES_PER_ACCOUNT } from './cast.ts';
import {
	clientOf,
	emailOf,
	ids,
	itIf,
	makeAccount,
	run,
	send,
	service,
	signIn,
	target
} from './target.ts';

describe('sign-in by password', () => {
	it('opens a session for the person', async () => {
		const { data, error } = await clientOf().auth.signInWithPassword({
			email: emailOf('anna'),
			password: PASSWORD
		});
		expect(error).toBeNull();
		expect(data.user).toMatchObject({
			id: ids.anna,
			email: emailOf('anna'),
			role: 'authenticated'
		});
		expect(data.session).toMatchObject({ token_type: 'bearer' });
		expect(data.session?.refresh_token).toMatch(/^\S{8,}$/);
	});

	it('does not mind capital letters in the address', async () => {
		const { data } = await clientOf().auth.signInWithPassword({
			email: emailOf('anna').toUpperCase(),
			password: PASSWORD
		});
		expect(data.user?.id).toBe(ids.anna);
	});

	it('refuses a wrong password and an unknown account with the same words', async () => {
		const answers = ['anna', 'stranger'].map(async (label) => {
			const { error } = await clientOf().auth.signInWithPassword({
				email: emailOf(label),
				password: 'not-the-password'
			});
			return [error?.status, error?.code, error?.message];
		});
		const [known, unknown] = await Promise.all(answers);
		expect(known).toEqual([400, 'invalid_credentials', 'Invalid login credentials']);
		expect(unknown).toEqual(known);
	});

	itIf(target.embedded, 'would lock the account or the address out for minutes')(
		'is refused after too many tries for one account, with the time to wait',
		async () => {
			const email = emailOf('hunted');
			const ask = () =>
				clientOf().auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
			const asked = await Promise.all(Array.from({ length: TRIES_PER_ACCOUNT }, ask));
			expect(asked.filter(({ error }) => error)).toEqual([]);
			const response = await send('/auth/v1/token?grant_type=password', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ email, password: PASSWORD })
			});
			expect(response.status).toBe(429);
			expect(await response.json()).toMatchObject({ error_code: 'over_request_rate_limit' });
			expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
		}
	);
});

describe('the access token', () => {
	it('carries the claims that policies and services read', async () => {
		const { session } = await signIn('anna');
		const { exp = 0, iat = 0, ...claims } = decodeJwt(session.access_token);
		expect(claims).toMatchObject({
			iss: expect.stringMatching(/\/auth\/v1$/),
			sub: ids.anna,
			aud: 'authenticated',
			role: 'authenticated',
			email: emailOf('anna'),
			phone: '',
			aal: 'aal1',
			amr: [{ method: 'password', timestamp: expect.any(Number) }],
			is_anonymous: false,
			session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			app_metadata: { provider: 'email', providers: ['email'] },
			user_metadata: { display_name: `${run} anna` }
		});
		expect(exp - iat).toBe(session.expires_in);
		expect(session.expires_at).toBe(exp);
	});

	it('names another session each time', async () => {
		const sessions = [(await signIn('anna')).session, (await signIn('anna')).session];
		const names = sessions.map(({ access_token }) => decodeJwt(access_token)['session_id']);
		expect(new Set(names).size).toBe(2);
	});

	it('is known to getUser', async () => {
		const { client } = await signIn('anna');
		const { data, error } = await client.auth.getUser();
		expect(error).toBeNull();
		expect(data.user).toMatchObject({
			id: ids.anna,
			aud: 'authenticated',
			email: emailOf('anna'),
			user_metadata: { display_name: `${run} anna` }
		});
		expect(data.user?.identities?.map(({ provider }) => provider)).toEqual(['email']);
	});

	it('is read by getClaims', async () => {
		const { client } = await signIn('anna');
		const { data, error } = await client.auth.getClaims();
		expect(error).toBeNull();
		expect(data?.claims).toMatchObject({ sub: ids.anna, role: 'authenticated', aal: 'aal1' });
	});

	it('is refused by getUser when it is forged', async () => {
		const { session } = await signIn('anna');
		const [head = '', payload = ''] = session.access_token.split('.');
		const { data, error } = await clientOf().auth.getUser(`${head}.${payload}.${'A'.repeat(43)}`);
		expect([data.user, error?.status, error?.code]).toEqual([null, 403, 'bad_jwt']);
	});
});

describe('changing oneself', () => {
	it('a new password opens, the old one no longer does', async () => {
		await makeAccount('careful');
		const { client } = await signIn('careful');
		const { error } = await client.auth.updateUser({ password: 'another-password-2026' });
		expect(error).toBeNull();
		const old = await clientOf().auth.signInWithPassword({
			email: emailOf('careful'),
			password: PASSWORD
		});
		expect(old.error?.code).toBe('invalid_credentials');
		expect((await signIn('careful', 'another-password-2026')).session).toBeTruthy();
	});

	it('a new password ends the other sessions, not this one', async () => {
		await makeAccount('tidy');
		const [here, there] = [await signIn('tidy'), await signIn('tidy')];
		await here.client.auth.updateUser({ password: 'another-password-2026' });
		expect((await there.client.auth.refreshSession()).error?.status).toBe(400);
		expect((await here.client.auth.refreshSession()).error).toBeNull();
	});

	it('the same password again is refused', async () => {
		await makeAccount('lazy');
		const { client } = await signIn('lazy');
		const { error } = await client.auth.updateUser({ password: PASSWORD });
		expect([error?.status, error?.code]).toEqual([422, 'same_password']);
	});

	it('a short password is refused', async () => {
		const { client } = await signIn('anna');
		const { error } = await client.auth.updateUser({ password: 'abc' });
		expect([error?.status, error?.code]).toEqual([422, 'weak_password']);
	});

	it('own metadata are kept and merged', async () => {
		await makeAccount('plain');
		const { client } = await signIn('plain');
		await client.auth.updateUser({ data: { theme: 'dark' } });
		const { data } = await client.auth.updateUser({ data: { locale: 'de' } });
		expect(data.user?.user_metadata).toMatchObject({
			display_name: `${run} plain`,
			theme: 'dark',
			locale: 'de'
		});
	});

	it('nobody raises themselves by app metadata', async () => {
		await makeAccount('climber');
		const { client, session } = await signIn('climber');
		await fetch(`${target.url}/auth/v1/user`, {
			method: 'PUT',
			headers: {
				apikey: target.publishableKey,
				authorization: `Bearer ${session.access_token}`,
				'content-type': 'application/json'
			},
			body: JSON.stringify({ app_metadata: { role: 'admin' }, role: 'service_role' })
		});
		const { data } = await client.auth.refreshSession();
		const claims = decodeJwt(data.session?.access_token ?? '');
		expect(claims).toMatchObject({ role: 'authenticated' });
		expect(claims['app_metadata']).toEqual({ provider: 'email', providers: ['email'] });
	});
});

describe('the door', () => {
	it('is closed to strangers who sign up', async () => {
		const { data, error } = await clientOf().auth.signUp({
			email: emailOf('newcomer'),
			password: PASSWORD
		});
		expect([data.user, error?.status, error?.code]).toEqual([null, 422, 'signup_disabled']);
	});

	it('is closed to those without a name', async () => {
		const { data, error } = await clientOf().auth.signInAnonymously();
		expect([data.user, error?.status]).toEqual([null, 422]);
	});

	it('says in its settings what it lets in', () => {
		expect(target.settings).toMatchObject({
			disable_signup: true,
			external: { email: true, anonymous_users: false }
		});
	});

	it('makes a person with each account', async () => {
		const { id } = await makeAccount('fresh');
		const { data } = await service
			.from('people')
			.select('email, display_name')
			.eq('id', id)
			.single();
		expect(data).toEqual({ email: emailOf('fresh'), display_name: `${run} fresh` });
	});
});
