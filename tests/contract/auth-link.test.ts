import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	clientOf,
	emailOf,
	itIf,
	makeAccount,
	run,
	send,
	service,
	signIn,
	target
} from './target.ts';

beforeAll(() => makeAccount('reader'));

type LinkType = 'magiclink' | 'recovery' | 'invite';

/** What Auth would put into an e-mail. */
async function linkFor(label: string, type: LinkType = 'magiclink') {
	const { data, error } = await service.auth.admin.generateLink({ type, email: emailOf(label) });
	if (error) throw error;
	return data;
}

describe('a link by e-mail', () => {
	it('is made with everything a mail needs', async () => {
		const { properties, user } = await linkFor('reader');
		expect(user.email).toBe(emailOf('reader'));
		expect(properties).toMatchObject({
			verification_type: 'magiclink',
			hashed_token: expect.stringMatching(/^\S{32,}$/),
			email_otp: expect.stringMatching(/^\d{6,10}$/),
			action_link: expect.stringContaining('http')
		});
	});

	it.each(['magiclink', 'email'] as const)('signs in by its hash as type %s', async (type) => {
		const { properties } = await linkFor('reader');
		const { data, error } = await clientOf().auth.verifyOtp({
			token_hash: properties.hashed_token,
			type
		});
		expect(error).toBeNull();
		expect(data.user?.email).toBe(emailOf('reader'));
		expect(decodeJwt(data.session?.access_token ?? '')).toMatchObject({
			role: 'authenticated',
			aal: 'aal1',
			amr: [{ method: 'otp' }],
			user_metadata: { display_name: `${run} reader` }
		});
	});

	it('signs in by its code and the address', async () => {
		const { properties } = await linkFor('reader');
		const { data, error } = await clientOf().auth.verifyOtp({
			email: emailOf('reader'),
			token: properties.email_otp,
			type: 'email'
		});
		expect(error).toBeNull();
		expect(data.session?.user.email).toBe(emailOf('reader'));
	});

	it('can be used once', async () => {
		const { properties } = await linkFor('reader');
		const use = () =>
			clientOf().auth.verifyOtp({ token_hash: properties.hashed_token, type: 'magiclink' });
		expect((await use()).error).toBeNull();
		const again = await use();
		expect([again.data.session, again.error?.status, again.error?.code]).toEqual([
			null,
			403,
			'otp_expired'
		]);
	});

	it('is void when a newer one was made', async () => {
		const [older, newer] = [await linkFor('reader'), await linkFor('reader')];
		const use = (token_hash: string) =>
			clientOf().auth.verifyOtp({ token_hash, type: 'magiclink' });
		expect((await use(older.properties.hashed_token)).error?.code).toBe('otp_expired');
		expect((await use(newer.properties.hashed_token)).error).toBeNull();
	});

	it('with a wrong hash opens nothing', async () => {
		const { data, error } = await clientOf().auth.verifyOtp({
			token_hash: 'f'.repeat(56),
			type: 'magiclink'
		});
		expect([data.session, error?.status, error?.code]).toEqual([null, 403, 'otp_expired']);
	});

	it('with a wrong code opens nothing', async () => {
		await linkFor('reader');
		const { data, error } = await clientOf().auth.verifyOtp({
			email: emailOf('reader'),
			token: '000000',
			type: 'email'
		});
		expect([data.session, error?.status, error?.code]).toEqual([null, 403, 'otp_expired']);
	});

	it('to set a new password lets one set it', async () => {
		await makeAccount('forgetful');
		const { properties } = await linkFor('forgetful', 'recovery');
		expect(properties.verification_type).toBe('recovery');
		const client = clientOf();
		const { error } = await client.auth.verifyOtp({
			token_hash: properties.hashed_token,
			type: 'recovery'
		});
		expect(error).toBeNull();
		await client.auth.updateUser({ password: 'remembered-password-2026' });
		expect((await signIn('forgetful', 'remembered-password-2026')).session).toBeTruthy();
	});
});

describe('an invitation', () => {
	it('makes an account that its link opens', async () => {
		const { properties, user } = await linkFor('invited', 'invite');
		expect(properties.verification_type).toBe('invite');
		const client = clientOf();
		const { data, error } = await client.auth.verifyOtp({
			token_hash: properties.hashed_token,
			type: 'invite'
		});
		expect(error).toBeNull();
		expect(data.user?.id).toBe(user.id);
		await client.auth.updateUser({ password: 'chosen-password-2026' });
		expect((await signIn('invited', 'chosen-password-2026')).session).toBeTruthy();
	});

	it('to somebody who is there already is refused', async () => {
		const { error } = await service.auth.admin.generateLink({
			type: 'invite',
			email: emailOf('reader')
		});
		expect([error?.status, error?.code]).toEqual([422, 'email_exists']);
	});

	itIf(target.embedded, 'a foreign Supabase would send real mail')(
		'by e-mail carries what was said about the person',
		async () => {
			const email = emailOf('guest');
			const { data, error } = await service.auth.admin.inviteUserByEmail(email, {
				data: { display_name: `${run} guest` }
			});
			expect(error).toBeNull();
			expect(data.user).toMatchObject({ email, user_metadata: { display_name: `${run} guest` } });
			expect(data.user?.invited_at).toBeTruthy();
			const mails = (await (await fetch(`${target.url}/outbox.json`)).json()) as {
				to: string;
				link: string;
			}[];
			const { searchParams } = new URL(mails.find(({ to }) => to === email)?.link ?? '');
			expect(searchParams.get('type')).toBe('invite');
			const opened = await clientOf().auth.verifyOtp({
				token_hash: searchParams.get('token_hash') ?? '',
				type: 'invite'
			});
			expect(opened.data.user?.email).toBe(email);
		}
	);
});

describe('asking for a link', () => {
	itIf(target.embedded, 'a foreign Supabase would send real mail')(
		'puts it into the mail',
		async () => {
			const email = emailOf('reader');
			const { error } = await clientOf().auth.signInWithOtp({
				email,
				options: { shouldCreateUser: false }
			});
			expect(error).toBeNull();
			const mails = (await (await fetch(`${target.url}/outbox.json`)).json()) as {
				to: string;
				link: string;
			}[];
			const { searchParams } = new URL(mails.find(({ to }) => to === email)?.link ?? '');
			const opened = await clientOf().auth.verifyOtp({
				token_hash: searchParams.get('token_hash') ?? '',
				type: 'email'
			});
			expect(opened.data.user?.email).toBe(email);
		}
	);

	it('makes no account for a stranger', async () => {
		const email = emailOf('passerby');
		await clientOf().auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
		const { data } = await service.from('people').select('id').eq('email', email);
		expect(data).toEqual([]);
	});

	it('by fetching a link signs nobody in: mail scanners fetch links', async () => {
		const { properties } = await linkFor('reader');
		await send(`/auth/v1/verify?token=${properties.hashed_token}x&type=magiclink`, {
			redirect: 'manual'
		});
		const { error } = await clientOf().auth.verifyOtp({
			token_hash: properties.hashed_token,
			type: 'magiclink'
		});
		expect(error).toBeNull();
	});
});
