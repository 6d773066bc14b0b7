import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			emitTsDeclarations: true,
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	],
	build: isSsrBuild
		? {}
		: {
				rolldownOptions: {
					output: {
						// What several pages share travels as one file: thirty small ones cost more in headers
						// than in code.
						codeSplitting: {
							groups: [
								{ name: 'shared', minShareCount: 4 },
								{ name: 'small', minShareCount: 2, maxModuleSize: 4000 }
							]
						}
					}
				}
			}
}));
