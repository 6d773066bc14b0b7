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
	/node_modules\/(svelte|esm-env|clsx)\/|kit\/src\/runtime\/(?!form-utils|client\/remote-functions)|lucide-svelte\/dist\/(?!icons)|circle-alert|paraglide\/(runtime|registry)|vite\/preload-helper|shell\/typed-early/;

/**
 * What only a page with a form that is sent needs; a page to read or look at loads none of it. Schemas and remote
 * functions of a room stay with the room.
 */
const FORMS = /valibot|remote-functions|form-utils/;

/** Fields and the frames around them, which filters of lists have, too. */
const FIELDS =
	/src\/lib\/ui\/(Field|FieldFrame|Select|Textarea|Checkbox|SentForm|ErrorSummary)\.svelte/;

/** What many pages share; a room's own parts stay with the room. */
const BUILDING_BLOCKS = /src\/lib\/(ui|shared)\//;

/** What the frame of every page says and draws. */
const WORDS =
	/paraglide\/messages\/(app|shell|ui|error|objects|search|rights|roles|person|inbox|audit|rest|topic|events)_|paraglide\/messages\/map_title|lucide-svelte\/dist\/icons/;

/** Sentences are a hundred bytes each: those of rooms met on one page travel together, and with these pages only. */
const ROOM_WORDS: Record<string, RegExp> = {
	catalogue:
		/messages\/(catalogue|competence|relation|vacancy)_|lib\/catalogue\/addresses|lib\/shared\/(relations|vacancies)/,
	directory: /messages\/directory_/,
	entry: /messages\/(entry|handover|keep|absence|question|ask|find|report|responsibility)_/,
	talk: /messages\/(comments|links|files|sharing)_/,
	people: /messages\/(memberships|invitation|account)_/,
	pages: /messages\/(pages|editor)_/
};

const nameRoom = (module: string) =>
	Object.keys(ROOM_WORDS).find((room) => ROOM_WORDS[room]?.test(module)) ?? null;

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
								{ name: 'fields', test: FIELDS, minShareCount: 2, priority: 1 },
								{ name: 'shared', test: BUILDING_BLOCKS, minShareCount: 6 },
								{ name: nameRoom, minShareCount: 2, priority: 2 },
								{ name: 'words', test: WORDS, minShareCount: 2, priority: 3 }
							]
						}
					}
				}
			}
}));
