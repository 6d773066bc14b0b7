// `npm start`: the app and, unless PUBLIC_SUPABASE_URL names another, an embedded Supabase.
// `npm run dev` is the same with Vite in place of the built app.
import path from 'node:path';
import { openDataDirectory } from '../supabase/embedded/data-directory.ts';
import { loadSecrets } from '../supabase/embedded/secrets.ts';
import { syncAddress } from '../supabase/embedded/sync-address.ts';
import { announce } from './announcement.ts';
import { buildIfStale } from './build.ts';
import { assertFree } from './ports.ts';
import { readSettings, type Settings } from './settings.ts';
import { startChild, type Child } from './supervisor.ts';

const development = process.argv.includes('--dev');

/** Compiled code is kept: a quarter of a second less per start, and 25 MB less memory each. */
const compileCache = ({ dataDir }: Settings) => ({
	NODE_COMPILE_CACHE: path.join(dataDir, 'compiled')
});

function startSupabase(settings: Settings): Child {
	const { dataDir, supabasePort, siteUrl } = settings;
	return startChild('The embedded Supabase', ['supabase/embedded/main.ts'], {
		...compileCache(settings),
		VERBUND_DATA: dataDir,
		SUPABASE_PORT: String(supabasePort),
		VERBUND_SITE_URL: siteUrl
	});
}

function startApp(settings: Settings): Child {
	const program = development ? 'tools/development.ts' : 'server.js';
	return startChild('The app', [program], appEnvironment(settings));
}

function appEnvironment(settings: Settings) {
	const { port, host, dataDir, embedded, supabasePort } = settings;
	const common = {
		...compileCache(settings),
		PORT: String(port),
		HOST: host,
		VERBUND_DATA: dataDir
	};
	if (!embedded) return common;
	const { publishableKey, secretKey } = loadSecrets(dataDir);
	return {
		...common,
		PUBLIC_SUPABASE_URL: `http://127.0.0.1:${supabasePort}`,
		PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishableKey,
		SUPABASE_SECRET_KEY: secretKey,
		SYNC_DATABASE_URL: syncAddress(dataDir),
		VERBUND_EMBEDDED: '1'
	};
}

/** Resolves when a child ended that should not have, with the sentence to print. */
function whenOneEnds(children: Child[]): Promise<string> {
	return Promise.race(
		children.map(({ name, ended }) => ended.then((reason) => `${name} stopped: ${reason}.`))
	);
}

const children: Child[] = [];
let leaving: Promise<void> | undefined;

/** The app first, then the Supabase it speaks to. */
function leave(): Promise<void> {
	leaving ??= children.reduceRight(
		(before, child) => before.then(() => child.stop()),
		Promise.resolve()
	);
	return leaving;
}

async function prepare(settings: Settings): Promise<void> {
	await assertFree(settings.port, settings.host, 'PORT');
	if (!settings.embedded) return;
	await assertFree(settings.supabasePort, '127.0.0.1', 'SUPABASE_PORT');
	openDataDirectory(settings.dataDir);
	// The app gets its keys before the embedded Supabase is up, so that both start at once.
	loadSecrets(settings.dataDir);
	children.push(startSupabase(settings));
}

/** Runs until a signal, or until something ends that should not; then says what. */
async function start(): Promise<string | null> {
	const settings = readSettings();
	await prepare(settings);
	const early = await Promise.race([whenOneEnds(children), development ? null : buildIfStale()]);
	if (leaving || early) return early ?? null;
	children.push(startApp(settings));
	const ended = whenOneEnds(children);
	const ready = Promise.all(children.map((child) => child.ready)).then(() => null);
	if ((await Promise.race([ready, ended])) === null) console.log(announce(settings));
	return ended;
}

process.on('SIGINT', () => void leave());
process.on('SIGTERM', () => void leave());
const problem = await start().catch((cause) =>
	cause instanceof Error ? cause.message : `${cause}`
);
if (problem && !leaving) {
	console.error(problem);
	process.exitCode = 1;
}
await leave();
