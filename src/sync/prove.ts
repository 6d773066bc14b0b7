/** Proves a token as the pages do: whoever REST answers is who they say. */
import type { Prove } from './access.ts';

/** Milliseconds after which the API counts as away. */
const PATIENCE = 5_000;

export function proveByApi(supabaseUrl: URL, publishableKey: string): Prove {
	return async (token) => {
		const answer = await fetch(new URL('/rest/v1/rpc/me', supabaseUrl), {
			method: 'POST',
			headers: {
				apikey: publishableKey,
				authorization: `Bearer ${token}`,
				'content-type': 'application/json'
			},
			body: '{}',
			signal: AbortSignal.timeout(PATIENCE)
		});
		if (answer.status === 401 || answer.status === 403) return null;
		if (!answer.ok) throw new Error(`The API answered ${answer.status}.`);
		const me = (await answer.json()) as { person?: { id?: string } } | null;
		return me?.person?.id ?? null;
	};
}
