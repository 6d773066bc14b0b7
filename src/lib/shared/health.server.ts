/** Asks each part behind the app for a sign of life. */
import { readEnvironment } from './environment.server.ts';
import { askSign } from './signs.server.ts';

type Sign = 'ok' | 'failed';

export interface Health {
	status: Sign;
	database: Sign;
	auth: Sign;
	/** Left out with another Supabase, whose Realtime has no address for its health. */
	realtime?: Sign;
	/** Left out where page sync is off. */
	sync?: Sign;
}

/** Milliseconds after which a part counts as failed. */
const PATIENCE = 2_000;

async function ask(path: string): Promise<Sign> {
	const { supabaseUrl, publishableKey } = readEnvironment();
	try {
		const answer = await fetch(new URL(path, supabaseUrl), {
			headers: { apikey: publishableKey },
			signal: AbortSignal.timeout(PATIENCE)
		});
		await answer.body?.cancel();
		return answer.ok ? 'ok' : 'failed';
	} catch {
		return 'failed';
	}
}

async function askSync(): Promise<Sign | undefined> {
	const isWell = await askSign('sync');
	return isWell === null ? undefined : isWell ? 'ok' : 'failed';
}

/** A row of the database as a stranger reads it, and each service's own health. */
export async function checkHealth(): Promise<Health> {
	const { embedded } = readEnvironment();
	const [database, auth, realtime, sync] = await Promise.all([
		ask('/rest/v1/organisation_kinds?select=id&limit=1'),
		ask('/auth/v1/health'),
		embedded ? ask('/realtime/v1/health') : undefined,
		askSync()
	]);
	const well = ![database, auth, realtime, sync].includes('failed');
	const parts = { ...(realtime && { realtime }), ...(sync && { sync }) };
	return { status: well ? 'ok' : 'failed', database, auth, ...parts };
}
