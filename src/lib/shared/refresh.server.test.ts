import { describe, expect, it } from 'vitest';
import { shareRefreshes } from './refresh.server.ts';

const URL_OF_REFRESH = 'http://127.0.0.1/auth/v1/token?grant_type=refresh_token';

function setUp(status = 200) {
	let sent = 0;
	let time = 0;
	const send: typeof fetch = async () => {
		sent += 1;
		return Response.json({ access_token: `new ${sent}` }, { status });
	};
	const shared = shareRefreshes(send, () => time);
	const refresh = async (token: string) => {
		const body = JSON.stringify({ refresh_token: token });
		const answer = await shared(URL_OF_REFRESH, { method: 'POST', body });
		return ((await answer.json()) as { access_token: string }).access_token;
	};
	return { refresh, shared, sent: () => sent, pass: (ms: number) => (time += ms) };
}

describe('a refresh token', () => {
	it('is spent once for all requests that bring it, at once or a little later', async () => {
		const { refresh, sent, pass } = setUp();
		const tokens = await Promise.all(Array.from({ length: 20 }, () => refresh('old')));
		pass(10_000);
		expect(new Set([...tokens, await refresh('old')])).toEqual(new Set(['new 1']));
		expect(sent()).toBe(1);
	});

	it('is not remembered for long', async () => {
		const { refresh, pass } = setUp();
		await refresh('old');
		pass(31_000);
		expect(await refresh('old')).toBe('new 2');
	});

	it("is another person's when it is another token", async () => {
		const { refresh } = setUp();
		expect(await Promise.all([refresh('a'), refresh('b')])).toEqual(['new 1', 'new 2']);
	});

	it('is tried again after a failure', async () => {
		const { refresh, sent } = setUp(503);
		await refresh('old');
		await refresh('old');
		expect(sent()).toBe(2);
	});

	it('leaves other calls alone', async () => {
		const { shared, sent } = setUp();
		const signIn = { method: 'POST', body: '{"refresh_token":"x"}' };
		await shared('http://127.0.0.1/auth/v1/token?grant_type=password', signIn);
		await shared('http://127.0.0.1/auth/v1/token?grant_type=password', signIn);
		expect(sent()).toBe(2);
	});
});
