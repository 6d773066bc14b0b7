/** Asks each part behind the app for a sign of life. */
import { readEnvironment } from './environment.server.ts';

type Sign = 'ok' | 'failed';

export interface Health {
	status: Sign;
	database: Sign;
	auth: Sign;
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

/** A row of the database as a stranger reads it, and Auth's own health. */
export async function checkHealth(): Promise<Health> {
	const [database, auth] = await Promise.all([
		ask('/rest/v1/organisation_kinds?select=id&limit=1'),
		ask('/auth/v1/health')
	]);
	return { status: database === 'ok' && auth === 'ok' ? 'ok' : 'failed', database, auth };
}
