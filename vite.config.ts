import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig, type ProxyOptions } from 'vite';

/** As server.js does in production: live channels through the app's own origin. */
const supabase = process.env.PUBLIC_SUPABASE_URL;
const LIVE: Record<string, ProxyOptions> = supabase
	? { '/realtime/v1': { target: supabase, ws: true, changeOrigin: true } }
	: {};

/** What runs every page: Svelte, SvelteKit without its forms, what draws an icon, the reader's language. */
const FRAMEWORK =
	/node_modules\/(svelte|esm-env|clsx)\/|kit\/src\/runtime\/(?!form-utils|client\/remote-functions)|lucide-svelte\/dist\/(?!icons)|circle-alert|paraglide\/(runtime|registry)/;

/**
 * What only a page with a form needs; a page to read or look at loads none of it. Schemas and remote functions
 * of a room stay with the room.
 */
const FORMS =
	/valibot|remote-functions|form-utils|src\/lib\/ui\/(Field|FieldFrame|Select|Textarea|ErrorSummary|Checkbox|Alert|Dialog)\.svelte/;

/** What many pages share; a room's own parts stay with the room. */
const BUILDING_BLOCKS = /src\/lib\/(ui|shared)\//;

/** Sentences and icons are a hundred bytes each: those of several pages travel together. */
const WORDS = /paraglide\/messages|lucide-svelte\/dist\/icons/;

/** Rooms with so many sentences that they travel with the room's own pages only. */
const ROOM_WORDS =
	/paraglide\/messages\/(account|comments|entry|handover|keep|absence|question|memberships|sharing|files|links|pages|editor|directory_column)_/;

/** The editor of pages is opened by pages alone. */
const nameRoom = (module: string) =>
	ROOM_WORDS.exec(module)?.[1]?.replace('editor', 'pages') ?? null;

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
								{ name: 'framework', test: FRAMEWORK, priority: 3 },
								{ name: 'forms', test: FORMS, minShareCount: 2, priority: 1 },
								{ name: 'shared', test: BUILDING_BLOCKS, minShareCount: 8 },
								{ name: nameRoom, test: ROOM_WORDS, minShareCount: 2, priority: 2 },
								{ name: 'words', test: WORDS, minShareCount: 2, priority: 2 }
							]
						}
					}
				}
			}
}));
