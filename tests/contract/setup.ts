import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sql } from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#embedded/embedded.ts';
import { castPeople, TRIES_PER_ACCOUNT, type Cast } from './cast.ts';
import { clearAway } from './clearing.ts';
import { openForeign, readForeign } from './foreign.ts';

const PORT = 24395;

/** The Supabase under test. */
export interface Target {
	url: string;
	publishableKey: string;
	secretKey: string;
	/** Null where it is not known; checks that need a token of their own making are skipped then. */
	jwtSecret: string | null;
	/** Whether it is the one of this project. */
	embedded: boolean;
	/** Where postgres.js finds its database. */
	database: { host: string; password: string } | { url: string };
	/** What GET /auth/v1/settings says. */
	settings: {
		disable_signup?: boolean;
		saml_enabled?: boolean;
		external?: Record<string, boolean>;
	};
}

declare module 'vitest' {
	export interface ProvidedContext {
		contract: Target;
		contractCast: Cast;
	}
}

type Opened = Omit<Target, 'settings'> & { sql: Sql; close: () => Promise<void> };

/** One Supabase for the whole contract: the embedded one, or the one `npm run contract` was given. */
export default async function setup(project: TestProject) {
	const foreign = readForeign();
	const { sql, close, ...opened } = await (foreign ? openForeign(foreign) : openOwn());
	try {
		project.provide('contract', { ...opened, settings: await settingsOf(opened) });
		project.provide('contractCast', await castPeople(sql, opened));
	} catch (cause) {
		await clearAway(sql, opened).finally(close);
		throw cause;
	}
	return () => clearAway(sql, opened).finally(close);
}

async function openOwn(): Promise<Opened> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-contract-'));
	const embedded = await startEmbedded({
		dataDir,
		port: PORT,
		siteUrl: 'http://127.0.0.1:3000',
		seed: false,
		jwtExpiry: 3600,
		// All tests come from one address and share a few accounts.
		limits: { perAddress: 10_000, perAccount: TRIES_PER_ACCOUNT },
		// As on the service a refused join waits for its answer, only not as long.
		realtimeLimits: { refusalDelay: 200 }
	});
	const { url, publishableKey, secretKey, jwtSecret, sql } = embedded;
	const close = async () => {
		await embedded.close();
		rmSync(dataDir, { recursive: true, force: true });
	};
	const { host, pass } = sql.options;
	const database = { host: String(Array.isArray(host) ? host[0] : host), password: String(pass) };
	return { url, publishableKey, secretKey, jwtSecret, embedded: true, database, sql, close };
}

async function settingsOf({ url, publishableKey }: Opened | Omit<Opened, 'sql' | 'close'>) {
	const headers = { apikey: publishableKey };
	const response = await fetch(`${url}/auth/v1/settings`, { headers });
	if (!response.ok) throw new Error(`${url}/auth/v1/settings answers ${response.status}.`);
	return (await response.json()) as Target['settings'];
}
