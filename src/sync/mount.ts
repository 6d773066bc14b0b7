/** The page sync as this installation is configured; server.js and the development server hang it on their upgrades. */
import type { Environment } from '#lib/shared/environment.server.ts';
import { logLine } from '#lib/shared/log.server.ts';
import { giveSign } from '#lib/shared/signs.server.ts';
import { SCHEMA_VERSION } from '../lib/pages/schema.ts';
import { connectSync } from './database.ts';
import { proveByApi } from './prove.ts';
import { Sync } from './sync.ts';

/** Null without SYNC_DATABASE_URL. */
export function mountSync(environment: Environment): Sync | null {
	const { syncDatabaseUrl, supabaseUrl, publishableKey, origin, port } = environment;
	if (!syncDatabaseUrl) return null;
	const sync = new Sync({
		connect: (options) => connectSync(syncDatabaseUrl, options),
		prove: proveByApi(supabaseUrl, publishableKey),
		origins: origin ? [origin.origin] : [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
		schemaVersion: SCHEMA_VERSION,
		report: (error) => logLine({ reference: 'sync', event: 'page sync', error })
	});
	giveSign('sync', () => sync.isWell());
	return sync;
}
