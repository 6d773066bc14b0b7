/** Asks each part behind the app for a sign of life. */
import { readEnvironment } from './environment.server.ts';

type Sign = 'ok' | 'failed';

export interface Health {
	status: Sign;
	database: Sign;
	auth: Sign;
	/** Left out with another Supabase, whose Realtime has no address for its health. */
	realtime?: Sign;
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

/** A row of the database as a stranger reads it, and each service's own health. */
export async function checkHealth(): Promise<Health> {
	const { embedded } = readEnvironment();
	const [database, auth, realtime] = await Promise.all([
		ask('/rest/v1/organisation_kinds?select=id&limit=1'),
		ask('/auth/v1/health'),
		embedded ? ask('/realtime/v1/health') : undefined
	]);
	const well = ![database, auth, realtime].includes('failed');
	return { status: well ? 'ok' : 'failed', database, auth, ...(realtime && { realtime }) };
}
