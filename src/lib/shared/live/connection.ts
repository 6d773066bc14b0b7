import { RealtimeClient } from '@supabase/realtime-js';
import { forgetPass, getPass } from './pass.ts';

let owner: string | undefined;
let opening: Promise<RealtimeClient> | undefined;

/**
 * The one socket of this tab, opened when the first page needs it. Only `Live` imports this, and it is loaded
 * after hydration; so is the library.
 * @param person whose rights the channels have; another person never gets the socket of the last one
 */
export function connect(person: string): Promise<RealtimeClient> {
	if (owner !== person) disconnect();
	owner = person;
	opening ??= open().catch((error: unknown) => {
		opening = undefined;
		throw error;
	});
	return opening;
}

async function open(): Promise<RealtimeClient> {
	const { realtime } = await getPass();
	const client = new RealtimeClient(realtime.url, {
		params: { apikey: realtime.key },
		accessToken: async () => (await getPass()).token
	});
	// The first channel would otherwise knock before the token is known, and be refused.
	await client.setAuth();
	return client;
}

function disconnect() {
	void opening?.then((client) => client.disconnect());
	opening = undefined;
	forgetPass();
}
