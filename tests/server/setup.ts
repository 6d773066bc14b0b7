import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#embedded/embedded.ts';
import { startApp } from './stage.ts';

const APP_PORT = 24460;
const SUPABASE_PORT = 24461;

export interface House {
	origin: string;
	/** Of the embedded Supabase behind it. */
	url: string;
	publishableKey: string;
	dataDir: string;
	/** The variables with which the app was started. */
	environment: Record<string, string>;
}

declare module 'vitest' {
	export interface ProvidedContext {
		house: House;
	}
}

/** The built app and an embedded Supabase for all tests of this folder. */
export default async function setup(project: TestProject) {
	if (!existsSync('build/handler.js')) throw new Error('There is no build. Run `npm run build`.');
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-server-'));
	const origin = `http://127.0.0.1:${APP_PORT}`;
	// Wide open there, so that what stops an attempt is the app.
	const limits = { perAddress: 10_000, perAccount: 10_000 };
	const options = { dataDir, port: SUPABASE_PORT, siteUrl: origin, seed: true, limits };
	const embedded = await startEmbedded(options);
	const { url, publishableKey, secretKey } = embedded;
	const environment = {
		PORT: String(APP_PORT),
		VERBUND_EMBEDDED: '1',
		PUBLIC_SUPABASE_URL: url,
		PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishableKey,
		SUPABASE_SECRET_KEY: secretKey
	};
	const app = await startApp(environment);
	project.provide('house', { origin, url, publishableKey, dataDir, environment });
	return async () => {
		await app.stop();
		await embedded.close();
		rmSync(dataDir, { recursive: true, force: true });
	};
}
