/**
 * A browser sends several requests at once; when its token has expired, each would spend the same
 * refresh token, and all but the first would be signed out. So one refresh serves all of them.
 */

interface Refresh {
	answer: Promise<Response>;
	at: number;
}

/** Milliseconds for which late requests of the same browser still get the new session. */
const KEPT = 30_000;
const MOST = 5_000;

function readRefreshToken(input: RequestInfo | URL, init: RequestInit | undefined): string | null {
	const url = input instanceof Request ? input.url : String(input);
	if (!url.includes('/auth/v1/token?grant_type=refresh_token')) return null;
	if (typeof init?.body !== 'string') return null;
	const body = JSON.parse(init.body) as { refresh_token?: string };
	return body.refresh_token ?? null;
}

/** Wraps fetch so that one refresh token is spent once; every caller gets its own copy of the answer. */
export function shareRefreshes(send: typeof fetch, now: () => number = Date.now): typeof fetch {
	const refreshes = new Map<string, Refresh>();

	function forgetOld(): void {
		for (const [token, { at }] of refreshes) {
			if (now() - at < KEPT && refreshes.size <= MOST) break;
			refreshes.delete(token);
		}
	}

	function start(token: string, input: RequestInfo | URL, init?: RequestInit): Refresh {
		const refresh = { answer: send(input, init), at: now() };
		refreshes.set(token, refresh);
		const forget = () => refreshes.delete(token);
		refresh.answer.then((answer) => answer.ok || forget(), forget);
		return refresh;
	}

	return async (input, init) => {
		const token = readRefreshToken(input, init);
		if (token === null) return send(input, init);
		forgetOld();
		const { answer } = refreshes.get(token) ?? start(token, input, init);
		return (await answer).clone();
	};
}
