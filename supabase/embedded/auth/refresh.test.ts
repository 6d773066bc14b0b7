import type { Session } from '@supabase/supabase-js';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { PASSWORD, stageEmbedded, type Stage } from '../stage.ts';

let stage: Stage;
let session: Session;
let user: string;

beforeAll(async () => {
	stage = await stageEmbedded(24413, undefined, { limits: { refreshPerAddress: 40 } });
	user = await stage.account('ada@amt.example');
	const { data } = await stage
		.client()
		.auth.signInWithPassword({ email: 'ada@amt.example', password: PASSWORD });
	session = data.session as Session;
});

afterAll(() => stage.close());

const refresh = (refresh_token: string) => stage.client().auth.refreshSession({ refresh_token });

it('a page that renews its session eight times at once stays signed in', async () => {
	const all = await Promise.all(Array.from({ length: 8 }, () => refresh(session.refresh_token)));
	expect(all.map(({ error }) => error)).toEqual(Array(8).fill(null));
	const tokens = new Set(all.map(({ data }) => data.session?.refresh_token));
	expect(tokens.size).toBe(1);
	const [next] = tokens;
	expect(next).not.toBe(session.refresh_token);
	// A laggard within ten seconds, too.
	expect((await refresh(session.refresh_token)).data.session?.refresh_token).toBe(next);
	const renewed = await refresh(String(next));
	expect(renewed.error).toBeNull();
	session = renewed.data.session as Session;
});

it('keeps how the person signed in, and the session', async () => {
	const claims = decodeJwt(session.access_token);
	expect(claims.amr).toMatchObject([{ method: 'password' }]);
	expect(claims).toMatchObject({ sub: user, user_metadata: { display_name: 'ada' } });
});

it('an old token used again after the interval ends the session, as stolen', async () => {
	const { data } = await stage
		.client()
		.auth.signInWithPassword({ email: 'ada@amt.example', password: PASSWORD });
	const first = String(data.session?.refresh_token);
	vi.useFakeTimers({ toFake: ['setTimeout'] });
	const second = (await refresh(first)).data.session;
	const third = (await refresh(String(second?.refresh_token))).data.session;
	vi.advanceTimersByTime(10_000);
	vi.useRealTimers();
	expect((await refresh(first)).error?.code).toBe('refresh_token_already_used');
	expect((await refresh(String(third?.refresh_token))).error).not.toBeNull();
});

it('is refused to the banned and the signed-out, also within the interval', async () => {
	const { admin } = stage.client(stage.embedded.secretKey).auth;
	await admin.updateUserById(user, { ban_duration: '1h' });
	expect((await refresh(session.refresh_token)).error?.code).toBe('user_banned');
	await admin.updateUserById(user, { ban_duration: 'none' });
	const renewed = (await refresh(session.refresh_token)).data.session as Session;
	await admin.signOut(renewed.access_token, 'local');
	expect((await refresh(session.refresh_token)).error?.code).toBe('refresh_token_not_found');
	expect((await refresh('no-such-token')).error).not.toBeNull();
});

it('is bounded per address', async () => {
	const all = await Promise.all(Array.from({ length: 41 }, () => refresh('no-such-token')));
	expect(all.some(({ error }) => error?.code === 'over_request_rate_limit')).toBe(true);
});
