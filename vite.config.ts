import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './tools/chromium.ts';

const COMPONENT_TESTS = 'src/**/*.svelte.test.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			emitTsDeclarations: true,
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	],
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,supabase,tools}/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
					exclude: [COMPONENT_TESTS]
				}
			},
			{
				extends: './vite.config.ts',
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
			},
			{
				extends: './vite.config.ts',
				test: {
					name: 'stories',
					environment: 'node',
					include: ['tests/stories/**/*.test.ts'],
					globalSetup: ['tests/stories/setup.ts']
				}
			}
		]
	}
});
