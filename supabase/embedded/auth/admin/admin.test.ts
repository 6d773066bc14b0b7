import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, SITE_URL, stageEmbedded, type Stage } from '../../stage.ts';

let stage: Stage;

beforeAll(async () => {
	stage = await stageEmbedded(24415);
});

afterAll(() => stage.close());

const admin = () => stage.client(stage.embedded.secretKey).auth.admin;
const signIn = (email: string, password: string) =>
	stage.client().auth.signInWithPassword({ email, password });

describe('admin calls', () => {
	it('are for the secret key only', async () => {
		await stage.account('eva@amt.example');
		const person = stage.client();
		await person.auth.signInWithPassword({ email: 'eva@amt.example', password: PASSWORD });
		for (const client of [stage.client(), person]) {
			const { error } = await client.auth.admin.listUsers();
			expect([error?.status, error?.code]).toEqual([403, 'not_admin']);
		}
	});

	it('make, show, change and delete an account', async () => {
		const made = await admin().createUser({
			email: 'Ada@Amt.example',
			password: PASSWORD,
			email_confirm: true,
			user_metadata: { display_name: 'Ada' },
			app_metadata: { source: 'test' }
		});
		const id = String(made.data.user?.id);
		expect(made.data.user).toMatchObject({
			email: 'ada@amt.example',
			app_metadata: { provider: 'email', source: 'test' },
			user_metadata: { display_name: 'Ada' },
			identities: [{ provider: 'email', user_id: id }]
		});
		const changed = await admin().updateUserById(id, {
			email: 'ada.l@amt.example',
			password: 'something new',
			user_metadata: { display_name: null, title: 'Dr.' }
		});
		expect(changed.data.user).toMatchObject({
			email: 'ada.l@amt.example',
			user_metadata: { title: 'Dr.' }
		});
		expect((await signIn('ada.l@amt.example', 'something new')).error).toBeNull();
		expect((await admin().getUserById(id)).data.user?.email).toBe('ada.l@amt.example');
		expect((await admin().deleteUser(id)).error).toBeNull();
		expect((await admin().getUserById(id)).error?.code).toBe('user_not_found');
	});

	it('list accounts by pages', async () => {
		for (const name of ['a', 'b', 'c']) await stage.account(`${name}@list.example`);
		const { data } = await admin().listUsers({ page: 1, perPage: 2 });
		expect(data.users).toHaveLength(2);
		expect(data).toMatchObject({ nextPage: 2, total: expect.any(Number) });
	});

	it('refuse what GoTrue refuses', async () => {
		await stage.account('twice@amt.example');
		const twice = await admin().createUser({ email: 'twice@amt.example' });
		expect([twice.error?.status, twice.error?.code]).toEqual([422, 'email_exists']);
		expect((await admin().createUser({ email: 'no address' })).error?.code).toBe(
			'validation_failed'
		);
		const weak = await admin().createUser({ email: 'weak@amt.example', password: '12345' });
		expect(weak.error?.code).toBe('weak_password');
		const id = await stage.account('other@amt.example');
		const taken = await admin().updateUserById(id, { email: 'twice@amt.example' });
		expect(taken.error?.code).toBe('email_exists');
		const ban = await admin().updateUserById(id, { ban_duration: 'a while' });
		expect(ban.error?.code).toBe('validation_failed');
	});

	it('a new password ends the sessions before it', async () => {
		const id = await stage.account('fay@amt.example');
		const { data } = await signIn('fay@amt.example', PASSWORD);
		await admin().updateUserById(id, { password: 'something new' });
		const refresh_token = String(data.session?.refresh_token);
		expect((await stage.client().auth.refreshSession({ refresh_token })).error).not.toBeNull();
	});
});

describe('invitations and links', () => {
	it('an invitation makes the account, mails a link, and the link signs in', async () => {
		const { data } = await admin().inviteUserByEmail('gil@amt.example', {
			data: { display_name: 'Gil' }
		});
		expect(data.user).toMatchObject({
			email: 'gil@amt.example',
			user_metadata: { display_name: 'Gil' }
		});
		const mail = stage.embedded.outbox.latest('gil@amt.example');
		const token_hash = new URL(String(mail?.link)).searchParams.get('token_hash') ?? '';
		const { data: verified } = await stage.client().auth.verifyOtp({ token_hash, type: 'invite' });
		expect(verified.user?.email_confirmed_at).toBeTruthy();
		expect((await admin().inviteUserByEmail('gil@amt.example')).error?.code).toBe('email_exists');
	});

	it.each(['magiclink', 'recovery'] as const)('a %s for the caller to deliver', async (type) => {
		const email = `${type}@amt.example`;
		await stage.account(email);
		const { data } = await admin().generateLink({ type, email });
		const { hashed_token, action_link } = data.properties ?? { hashed_token: '', action_link: '' };
		expect(action_link).toBe(`${SITE_URL}/sign-in/link?token_hash=${hashed_token}&type=${type}`);
		const { error } = await stage.client().auth.verifyOtp({ token_hash: hashed_token, type });
		expect(error).toBeNull();
		expect(stage.embedded.outbox.latest(email)).toBeUndefined();
	});

	it('no link for nobody', async () => {
		const { error } = await admin().generateLink({
			type: 'magiclink',
			email: 'nobody@amt.example'
		});
		expect(error?.code).toBe('user_not_found');
	});
});
