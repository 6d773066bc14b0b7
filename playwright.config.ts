import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromium } from './tools/chromium.ts';

const PORT = '4373';
const SUPABASE_PORT = '24390';
// The configuration is read by every worker; only the first one names the directory.
const dataDir = (process.env.VERBUND_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'verbund-e2e-')));

/** The deeds run against what a newcomer starts: both processes, built app, demo seed. */
export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/end-to-end',
	globalTeardown: './tests/e2e/teardown.ts',
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	use: {
		baseURL: `http://127.0.0.1:${PORT}`,
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin',
		launchOptions: chromium
	},
	webServer: {
		command: 'node tools/start.ts',
		env: {
			PORT,
			SUPABASE_PORT,
			VERBUND_DATA: dataDir,
			VERBUND_OPERATOR: 'docs/operator.example.json'
		},
		url: `http://127.0.0.1:${PORT}/healthz`,
		timeout: 120_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
		reuseExistingServer: false
	}
});

export const outboxUrl = `http://127.0.0.1:${SUPABASE_PORT}/outbox.json`;
