import { createClient } from '@supabase/supabase-js';
import { afterAll, describe, expect, it } from 'vitest';
import { PASSWORD, stateless } from './cast.ts';
import {
	cast,
	clientOf,
	emailOf,
	ids,
	makeAccount,
	NOBODY,
	openDatabase,
	run,
	service,
	signIn,
	target
} from './target.ts';

const { admin } = service.auth;
const sql = openDatabase();
afterAll(() => sql.end());

describe('the administrator of accounts', () => {
	it('makes an account that can sign in at once', async () => {
		const { data, error } = await admin.createUser({
			email: emailOf('made').toUpperCase(),
			password: PASSWORD,
			email_confirm: true,
			user_metadata: { display_name: 'Made' },
			app_metadata: { from: 'contract' }
		});
		expect(error).toBeNull();
		expect(data.user).toMatchObject({
			email: emailOf('made'),
			user_metadata: { display_name: 'Made' },
			app_metadata: { provider: 'email', from: 'contract' }
		});
		expect((await signIn('made')).session.user.app_metadata).toMatchObject({ from: 'contract' });
	});

	it('cannot make a second one for the same address', async () => {
		const { error } = await admin.createUser({ email: emailOf('anna'), password: PASSWORD });
		expect([error?.status, error?.code]).toEqual([422, 'email_exists']);
	});

	it('cannot make one without a proper address', async () => {
		const { error } = await admin.createUser({ email: 'nobody', password: PASSWORD });
		expect([error?.status, error?.code]).toEqual([400, 'validation_failed']);
	});

	it('reads one', async () => {
		const { data } = await admin.getUserById(ids.anna ?? '');
		expect(data.user).toMatchObject({ id: ids.anna, email: emailOf('anna') });
	});

	it('does not find one that is not there', async () => {
		const { error } = await admin.getUserById(NOBODY);
		expect([error?.status, error?.code]).toEqual([404, 'user_not_found']);
	});

	it('lists all, page by page', async () => {
		const seen: string[] = [];
		let next: number | null = 1;
		while (next) {
			const { data, error } = await admin.listUsers({ page: next, perPage: 100 });
			if (error) throw error;
			seen.push(...data.users.map(({ id }) => id));
			next = data.nextPage;
		}
		expect(seen).toEqual(expect.arrayContaining([ids.anna, ids.bert, ids.root]));
		expect(new Set(seen).size).toBe(seen.length);
	});

	it('counts them when it lists a page', async () => {
		const { data } = await admin.listUsers({ page: 1, perPage: 2 });
		expect(data.users).toHaveLength(2);
		expect(data).toMatchObject({ nextPage: 2 });
		expect('total' in data && data.total).toBeGreaterThanOrEqual(6);
	});

	it('changes the address, and the person follows', async () => {
		const { id } = await makeAccount('renamed');
		const { error } = await admin.updateUserById(id, {
			email: emailOf('renamed-again'),
			email_confirm: true
		});
		expect(error).toBeNull();
		const { data } = await service.from('people').select('email').eq('id', id).single();
		expect(data).toEqual({ email: emailOf('renamed-again') });
		expect((await signIn('renamed-again')).session.user.id).toBe(id);
	});

	it('sets a password, which ends all sessions', async () => {
		const { id } = await makeAccount('locked');
		const { client } = await signIn('locked');
		await admin.updateUserById(id, { password: 'set-by-the-admin-2026' });
		expect((await client.auth.refreshSession()).error?.status).toBe(400);
		expect((await signIn('locked', 'set-by-the-admin-2026')).session).toBeTruthy();
	});

	it('merges metadata', async () => {
		const { id } = await makeAccount('labelled');
		await admin.updateUserById(id, { app_metadata: { unit: 'A' } });
		const { data } = await admin.updateUserById(id, { app_metadata: { floor: 2 } });
		expect(data.user?.app_metadata).toMatchObject({ provider: 'email', unit: 'A', floor: 2 });
	});

	it('bans: neither sign-in nor renewal, until the ban is lifted', async () => {
		const { id } = await makeAccount('banned');
		const { client } = await signIn('banned');
		const { data } = await admin.updateUserById(id, { ban_duration: '24h' });
		expect(Date.parse(data.user?.banned_until ?? '')).toBeGreaterThan(Date.now());
		const attempt = () =>
			clientOf().auth.signInWithPassword({ email: emailOf('banned'), password: PASSWORD });
		expect((await attempt()).error?.code).toBe('user_banned');
		expect((await client.auth.refreshSession()).error?.status).toBe(400);
		await admin.updateUserById(id, { ban_duration: 'none' });
		expect((await attempt()).error).toBeNull();
	});

	it('deletes: no sign-in, no token, and nothing left of the person but an id', async () => {
		const { id } = await makeAccount('departing');
		await sql`
			insert into memberships (person_id, organisation_id, state)
			values (${id}, ${ids.home ?? ''}, 'active')`;
		const { session } = await signIn('departing');
		const { error } = await admin.deleteUser(id);
		expect(error).toBeNull();
		const again = await clientOf().auth.signInWithPassword({
			email: emailOf('departing'),
			password: PASSWORD
		});
		expect(again.error?.code).toBe('invalid_credentials');
		expect((await clientOf().auth.getUser(session.access_token)).error?.status).toBe(403);
		const { data } = await service
			.from('people')
			.select('email, display_name')
			.eq('id', id)
			.single();
		expect(data).toEqual({ email: null, display_name: null });
		const { count } = await service
			.from('memberships')
			.select('*', { count: 'exact', head: true })
			.eq('person_id', id);
		expect(count).toBe(0);
	});
});

describe('nobody else is', () => {
	const callers: [string, string][] = [
		['a visitor with the publishable key', ''],
		['a person with their token', cast.tokens.anna],
		['an admin of Verbund with their token', cast.tokens.root]
	];
	it.each(callers)('%s', async (_, token) => {
		const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
		const caller = createClient(target.url, target.publishableKey, {
			...stateless,
			global: { headers }
		}).auth.admin;
		const answers = [
			await caller.listUsers(),
			await caller.getUserById(ids.bert ?? ''),
			await caller.createUser({ email: emailOf('planted'), password: PASSWORD }),
			await caller.updateUserById(ids.bert ?? '', { password: 'taken-over-2026' }),
			await caller.deleteUser(ids.bert ?? ''),
			await caller.generateLink({ type: 'magiclink', email: emailOf('bert') }),
			await caller.inviteUserByEmail(emailOf('planted'))
		];
		for (const { error } of answers) expect([401, 403]).toContain(error?.status);
		expect((await signIn('bert')).session.user.id).toBe(ids.bert);
		const { data } = await service
			.from('people')
			.select('id')
			.eq('email', `${run}-planted@contract.example`);
		expect(data).toEqual([]);
	});
});
