import { fileURLToPath } from 'node:url';
import type { Sql } from 'postgres';
import { openDataDirectory } from './data-directory.ts';
import { openMigrated, type Database } from './database.ts';
import { seedDemo } from './demo.ts';
import { createGateway, type GatewayParts } from './gateway.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { createLite, type Lite } from './lite.ts';
import { lockDataDirectory } from './lock.ts';
import { createMailer } from './mail.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { finishRestore } from './backup/swap.ts';
import { databaseHome } from './postgres/cluster.ts';
import type { RealtimeLimits } from './realtime/limits.ts';
import { openRealtime } from './realtime/realtime.ts';
import { loadSecrets, syncPasswordOf } from './secrets.ts';
import { closeServer, listen } from './server.ts';
import { openStorage } from './storage/storage.ts';

export interface EmbeddedOptions {
	dataDir: string;
	/** Port on 127.0.0.1 for /auth/v1, /rest/v1, /realtime/v1, /storage/v1 and /outbox. */
	port: number;
	/** Origin of the app, for links in e-mails. */
	siteUrl: string;
	/** Fill the database and make the demo accounts on the first start. */
	seed?: boolean;
	limits?: Partial<Limits>;
	/** Default: those of a hosted project. */
	realtimeLimits?: Partial<RealtimeLimits>;
	/** Life of an access token, in seconds. Default 600. */
	jwtExpiry?: number;
	/** Default: supabase/migrations of this project. */
	migrations?: string;
	/** Default: supabase/seed of this project. */
	seeds?: string;
}

export interface Embedded {
	url: string;
	publishableKey: string;
	secretKey: string;
	jwtSecret: string;
	/** As superuser, over the Unix socket. */
	sql: Sql;
	outbox: Outbox;
	postgresPid: number;
	/** Resolves with the reason when Postgres ended without being asked to. */
	failed: Promise<string>;
	close(): Promise<void>;
}

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Starts a Supabase (Postgres, REST, Auth, Realtime, Storage, outbox) on a data directory, made on the first start. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const dataDir = openDataDirectory(options.dataDir);
	const lock = lockDataDirectory(dataDir);
	let database: Database | undefined;
	try {
		finishRestore(dataDir);
		const migrations = options.migrations ?? folder('migrations');
		database = await openMigrated(databaseHome(dataDir), loadSecrets(dataDir), migrations);
		await letSyncIn(database);
		return await serve({ ...options, dataDir }, database, lock.release);
	} catch (cause) {
		await database?.close();
		lock.release();
		throw cause;
	}
}

/** The operator of the embedded Supabase is this program: it gives the role of the page sync its password. */
async function letSyncIn({ sql, secrets }: Database): Promise<void> {
	const [role] = await sql`select from pg_roles where rolname = 'verbund_sync'`;
	if (role) await sql.unsafe(`alter role verbund_sync login password '${syncPasswordOf(secrets)}'`);
}

type Options = EmbeddedOptions & { dataDir: string };

async function serve(options: Options, database: Database, release: () => void): Promise<Embedded> {
	const { secrets, sql } = database;
	const outbox = openOutbox(options.dataDir);
	const { siteUrl, jwtExpiry = 600 } = options;
	const mailer = createMailer(outbox, siteUrl);
	const lite = createLite({ ...database, siteUrl, jwtExpiry, mailer });
	const parts = gatewayParts(options, database, { outbox, mailer, forward: lite.fetch });
	const realtime = openRealtime({ ...database, ...parts, limits: options.realtimeLimits });
	try {
		if (options.seed) await seedDemo(sql, options.seeds ?? folder('seed'));
		const storage = await openStorage(parts, databaseHome(options.dataDir));
		const server = await listen(createGateway({ ...parts, realtime, storage }), options.port);
		server.on('upgrade', realtime.upgrade);
		await followSchema(sql, lite);
		const close = async () => {
			await realtime.close();
			await closeServer(server);
			await lite.close();
			await database.close();
			release();
		};
		const { publishableKey, secretKey, jwtSecret } = secrets;
		const { postgresPid, failed } = database;
		const { url } = parts;
		return { url, publishableKey, secretKey, jwtSecret, sql, outbox, postgresPid, failed, close };
	} catch (cause) {
		await Promise.all([realtime.close(), lite.close()]);
		throw cause;
	}
}

/** As PostgREST: reads the catalogue at the start and after every `notify pgrst`. */
async function followSchema(sql: Sql, lite: Lite): Promise<void> {
	await lite.reload();
	await sql.listen('pgrst', () => void lite.reload());
}

function gatewayParts(
	{ port, siteUrl, limits }: Options,
	{ secrets, sql }: Database,
	made: Pick<GatewayParts, 'outbox' | 'mailer' | 'forward'>
): Omit<GatewayParts, 'realtime' | 'storage'> {
	return {
		...made,
		sql,
		siteUrl,
		url: `http://127.0.0.1:${port}`,
		hosts: [`127.0.0.1:${port}`, `localhost:${port}`],
		keys: secrets,
		jwtSecret: new TextEncoder().encode(secrets.jwtSecret),
		limits: { ...DEFAULT_LIMITS, ...limits }
	};
}
