import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { chromium } from './tools/chromium.ts';

const COMPONENT_TESTS = 'src/**/*.svelte.test.ts';

/**
 * A project on plain Node. Only component tests load the plugins of the app: their watchers keep
 * every run of Vitest alive for ten seconds after its last test.
 */
const onNode = (name: string, include: string[], more: object = {}): TestProjectConfiguration => ({
	test: { name, environment: 'node', include, ...more }
});

export default defineConfig({
	test: {
		expect: { requireAssertions: true },
		projects: [
			onNode('unit', ['{src,supabase,tools}/**/*.test.ts', 'tests/architecture/**/*.test.ts'], {
				exclude: [COMPONENT_TESTS],
				testTimeout: 30_000,
				hookTimeout: 60_000
			}),
			onNode('stories', ['tests/stories/**/*.test.ts'], {
				globalSetup: ['tests/stories/setup.ts'],
				testTimeout: 30_000
			}),
			onNode('contract', ['tests/contract/**/*.test.ts'], {
				globalSetup: ['tests/contract/setup.ts'],
				testTimeout: 30_000,
				hookTimeout: 60_000
			}),
			onNode('server', ['tests/server/**/*.test.ts'], {
				globalSetup: ['tests/server/setup.ts'],
				testTimeout: 30_000,
				hookTimeout: 60_000
			}),
			onNode('faults', ['tests/faults/**/*.test.ts'], {
				testTimeout: 180_000,
				hookTimeout: 60_000
			}),
			{
				plugins: [sveltekit()],
				test: {
					name: 'component',
					include: [COMPONENT_TESTS],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: chromium }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
