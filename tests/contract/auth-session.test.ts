import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	clientOf,
	ids,
	itIf,
	makeAccount,
	openDatabase,
	run,
	send,
	signIn,
	target
} from './target.ts';

const sql = openDatabase();
beforeAll(() => makeAccount('walker'));
afterAll(() => sql.end());

/** Renews with a token that a client of its own does not know. */
const renew = async (refresh_token: string) => {
	const { data, error } = await clientOf().auth.refreshSession({ refresh_token });
	return { session: data.session, error };
};

describe('renewing a session', () => {
	it('gives new tokens for the same session', async () => {
		const { client, session } = await signIn('walker');
		const { data, error } = await client.auth.refreshSession();
		expect(error).toBeNull();
		expect(data.session?.refresh_token).not.toBe(session.refresh_token);
		const [before, after] = [session, data.session].map((s) => decodeJwt(s?.access_token ?? ''));
		expect(after?.['session_id']).toBe(before?.['session_id']);
		expect(after).toMatchObject({ sub: before?.sub, role: 'authenticated', aal: 'aal1' });
		expect(after?.['amr']).toMatchObject([{ method: 'password' }]);
	});

	it('brings new metadata into the token', async () => {
		const { client } = await signIn('walker');
		await client.auth.updateUser({ data: { theme: 'light' } });
		const { data } = await client.auth.refreshSession();
		expect(decodeJwt(data.session?.access_token ?? '')['user_metadata']).toMatchObject({
			theme: 'light'
		});
	});

	it('lets a token that was just used be used again, into the same session', async () => {
		const { session } = await signIn('walker');
		const first = await renew(session.refresh_token);
		const again = await renew(session.refresh_token);
		expect(again.error).toBeNull();
		const names = [first, again].map(
			({ session: s }) => decodeJwt(s?.access_token ?? '')['session_id']
		);
		expect(names[0]).toBe(names[1]);
		const after = await renew(again.session?.refresh_token ?? '');
		expect(after.error).toBeNull();
	});

	it('gives a page that renews several times at once one new session', async () => {
		const { session } = await signIn('walker');
		const answers = await Promise.all([1, 2, 3, 4].map(() => renew(session.refresh_token)));
		expect(answers.map(({ error }) => error)).toEqual([null, null, null, null]);
		const next = new Set(answers.map(({ session: renewed }) => renewed?.refresh_token));
		expect(next.size).toBe(1);
		const laggard = await renew(session.refresh_token);
		expect(laggard.session?.refresh_token).toBe([...next][0]);
		expect((await renew([...next][0] ?? '')).error).toBeNull();
	});

	it('lets the last token but one be used again after a while: its answer may have been lost', async () => {
		const { session } = await signIn('walker');
		const next = await renew(session.refresh_token);
		await letPass(session.refresh_token);
		const again = await renew(session.refresh_token);
		expect(again.error).toBeNull();
		expect(again.session?.refresh_token).toBe(next.session?.refresh_token);
	});

	itIf(target.embedded, 'moves the clock of the refresh tokens')(
		'takes an older token used after a while for stolen, and ends the session',
		async () => {
			const { session } = await signIn('walker');
			const second = await renew(session.refresh_token);
			const third = await renew(second.session?.refresh_token ?? '');
			await letPass(session.refresh_token);
			const stolen = await renew(session.refresh_token);
			expect([stolen.error?.status, stolen.error?.code]).toEqual([
				400,
				'refresh_token_already_used'
			]);
			const owner = await renew(third.session?.refresh_token ?? '');
			expect(owner.error?.status).toBe(400);
		}
	);

	it('refuses a token that never was', async () => {
		const { error } = await renew('abcdefghijkl');
		expect(error).toMatchObject({
			status: 400,
			code: expect.stringMatching(/^(refresh_token_not_found|validation_failed)$/)
		});
	});
});

/** As if the token had been used an hour ago. */
async function letPass(token: string) {
	if (!target.embedded) return;
	await sql`update auth.refresh_tokens set updated_at = now() - interval '1 hour' where token = ${token}`;
}

describe('signing out', () => {
	it('here ends this session and no other', async () => {
		const [here, there] = [await signIn('walker'), await signIn('walker')];
		const { error } = await here.client.auth.signOut({ scope: 'local' });
		expect(error).toBeNull();
		expect((await renew(here.session.refresh_token)).error?.status).toBe(400);
		expect((await renew(there.session.refresh_token)).error).toBeNull();
	});

	it('elsewhere ends the others and not this one', async () => {
		const [here, there] = [await signIn('walker'), await signIn('walker')];
		await here.client.auth.signOut({ scope: 'others' });
		expect((await renew(there.session.refresh_token)).error?.status).toBe(400);
		expect((await renew(here.session.refresh_token)).error).toBeNull();
	});

	it('everywhere ends them all', async () => {
		const [here, there] = [await signIn('walker'), await signIn('walker')];
		await here.client.auth.signOut({ scope: 'global' });
		expect((await renew(here.session.refresh_token)).error?.status).toBe(400);
		expect((await renew(there.session.refresh_token)).error?.status).toBe(400);
	});

	it('lets getUser know at once, REST only when the token expires', async () => {
		const { client, session } = await signIn('walker');
		await client.auth.signOut({ scope: 'local' });
		const headers = { authorization: `Bearer ${session.access_token}` };
		const user = await send('/auth/v1/user', { headers });
		expect(user.status).toBe(403);
		expect(await user.json()).toMatchObject({ error_code: 'session_not_found' });
		expect((await clientOf().auth.getUser(session.access_token)).data.user).toBeNull();
		const path = `/rest/v1/organisations?select=id&slug=eq.${run}-home`;
		expect(await (await send(path, { headers })).json()).toEqual([{ id: ids.home }]);
	});
});
