import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it, type TestContext } from 'vitest';
import { PASSWORD } from './cast.ts';
import { cast, clientOf, itIf, makeAccount, send, signIn, target } from './target.ts';
import { oneTimeCode } from './totp.ts';

/**
 * What the embedded Supabase cannot do, or does otherwise. Each line runs for real where a Supabase says
 * that it can; elsewhere it is counted as skipped and named on the console.
 */
const { external = {}, saml_enabled = false } = target.settings;
const provider = Object.keys(external).find(
	(name) => external[name] && !['email', 'phone', 'anonymous_users'].includes(name)
);

/** Skips a check that is under way, on the console too. */
function giveUp({ task, skip }: TestContext, reason: string): never {
	console.log(`skipped: ${task.name} (${reason})`);
	return skip(reason);
}

describe('sign-in that is somebody else’s', () => {
	itIf(provider !== undefined, 'no OpenID Connect provider is set up; embedded has none')(
		'leads to the OpenID Connect provider and back',
		async () => {
			const path = `/auth/v1/authorize?provider=${provider}&redirect_to=http://127.0.0.1:3000/`;
			const response = await send(path, { redirect: 'manual' });
			expect([302, 303]).toContain(response.status);
			const { origin, searchParams } = new URL(response.headers.get('location') ?? '');
			expect(origin).not.toBe(new URL(target.url).origin);
			expect(searchParams.get('response_type')).toBe('code');
			expect(searchParams.get('client_id')).toBeTruthy();
			expect(searchParams.get('state')).toBeTruthy();
		}
	);

	itIf(saml_enabled, 'SAML is off; embedded has none')(
		'by SAML knows only domains that are set up',
		async () => {
			const { error } = await clientOf().auth.signInWithSSO({ domain: 'nobody.example' });
			expect([error?.status, error?.code]).toEqual([404, 'sso_provider_not_found']);
		}
	);

	itIf(external['phone'] === true, 'sign-in by phone is off; embedded has none')(
		'by phone does not know a stranger’s number',
		async () => {
			const phone = '4915100000000';
			const { error } = await clientOf().auth.signInWithPassword({ phone, password: PASSWORD });
			expect(error?.code).toBe('invalid_credentials');
		}
	);
});

describe('a second factor', () => {
	it('is computed as in RFC 6238', () => {
		const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
		expect([59, 1111111109, 20000000000].map((time) => oneTimeCode(secret, time))).toEqual([
			'287082',
			'081804',
			'353130'
		]);
	});

	itIf(!target.embedded, 'embedded knows no second factor')(
		'raises the session to aal2',
		async (context) => {
			await makeAccount('double');
			const { client } = await signIn('double');
			const { data, error } = await client.auth.mfa.enroll({ factorType: 'totp' });
			if (error?.code === 'mfa_totp_enroll_not_enabled') giveUp(context, 'TOTP is switched off');
			expect(error).toBeNull();
			const verified = await client.auth.mfa.challengeAndVerify({
				factorId: data?.id ?? '',
				code: oneTimeCode(data?.totp.secret ?? '')
			});
			expect(verified.error).toBeNull();
			const { data: now } = await client.auth.getSession();
			expect(decodeJwt(now.session?.access_token ?? '')).toMatchObject({ aal: 'aal2' });
		}
	);
});

describe('keys', () => {
	itIf(
		!target.embedded,
		'embedded signs with one secret (HS256), its list of public keys is empty'
	)('tokens are verified with public keys', async (context) => {
		const { alg = '' } = decodeProtectedHeader(cast.tokens.anna);
		if (alg.startsWith('HS')) giveUp(context, `this Supabase still signs with ${alg}`);
		const keys = createRemoteJWKSet(new URL(`${target.url}/auth/v1/.well-known/jwks.json`));
		const { payload } = await jwtVerify(cast.tokens.anna, keys, { audience: 'authenticated' });
		expect(payload['role']).toBe('authenticated');
	});
});

describe('REST where @supabase/lite 0.10.0 allows more than PostgREST', () => {
	const otherwise = itIf(!target.embedded, 'embedded answers: do not build on it');

	otherwise('does not embed over a table whose key is its own', async () => {
		const { error, status } = await clientOf('anna')
			.from('organisations')
			.select('people!memberships(display_name)');
		expect([status, error?.code]).toEqual([400, 'PGRST200']);
	});

	otherwise('does not embed a table in itself by the name of the constraint', async () => {
		const { error, status } = await clientOf('anna')
			.from('organisations')
			.select('children:organisations!organisations_parent_id_fkey(slug)');
		expect([status, error?.code]).toEqual([400, 'PGRST200']);
	});
});
