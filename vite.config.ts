import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig, type ProxyOptions } from 'vite';

/** As server.js does in production: live channels through the app's own origin. */
const supabase = process.env.PUBLIC_SUPABASE_URL;
const LIVE: Record<string, ProxyOptions> = supabase
	? { '/realtime/v1': { target: supabase, ws: true, changeOrigin: true } }
	: {};

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
	server: { proxy: LIVE },
	build: isSsrBuild
		? {}
		: {
				rolldownOptions: {
					output: {
						// What several pages share travels as one file: thirty small ones cost more in headers
						// than in code.
						codeSplitting: {
							groups: [
								{ name: 'shared', minShareCount: 8 },
								{ name: 'small', minShareCount: 3, maxModuleSize: 4000 }
							]
						}
					}
				}
			}
}));
