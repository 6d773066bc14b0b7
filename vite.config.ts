import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';

/**
 * What every page shows travels in one file: twenty small ones cost a fifth more bytes and twice the
 * requests. The palette and the list of keys stay apart, they are loaded when asked for.
 */
const shell = { name: 'shell', test: /lucide-svelte|lib\/ui\/(?!shell\/(?:Palette|Shortcuts))/ };

export default defineConfig({
	environments: {
		client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [shell] } } } } }
	},
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			emitTsDeclarations: true,
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	]
});
