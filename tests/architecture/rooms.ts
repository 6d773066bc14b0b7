import type { Import } from './imports.ts';

/** Rooms that are not features. Every other folder of src/lib is one. */
const COMMON = ['ui', 'shared', 'paraglide'];

/** The room a path lies in: `routes`, `sync`, `embedded`, or a folder of src/lib. */
function roomOf(path: string): string | undefined {
	const [, place, room] =
		/^(src\/routes|src\/sync|src\/lib|supabase\/embedded)(?:\/([^/]+))?/.exec(path) ?? [];
	if (place === 'src/lib') return room;
	return place?.split('/').at(-1);
}

const isFeature = (room: string) => !['routes', 'sync', 'embedded', ...COMMON].includes(room);

interface Crossing {
	here: string;
	there: string;
	target: string;
}

/** What no import may do, each with what to do instead. The first that applies speaks. */
const RULES: [forbidden: (crossing: Crossing) => boolean, advice: string][] = [
	[({ there }) => there === 'routes', 'nothing imports a route; move the shared part to a room.'],
	[({ there }) => there === 'embedded', 'the app knows no embedded Supabase, only its API.'],
	[
		({ here }) => here === 'shared',
		'shared imports nothing; hand in what it needs as a parameter.'
	],
	[
		({ here, there }) => here === 'ui' && there !== 'shared',
		'ui knows no feature; pass data as props.'
	],
	[
		({ here, there, target }) =>
			here === 'sync' && there !== 'shared' && !target.startsWith('src/lib/pages/schema'),
		'sync stands on shared and pages/schema.ts alone.'
	],
	[
		({ here, there }) => isFeature(here) && isFeature(there),
		'features never import each other; compose both in a route or meet in SQL.'
	]
];

/** Why one file may not import the other, with what to do instead; nothing when it may. */
export function objection({ file, target }: Import): string | undefined {
	const [here, there] = [roomOf(file), roomOf(target)];
	if (!here || !there || here === there || there === 'paraglide') return;
	const rule = RULES.find(([forbidden]) => forbidden({ here, there, target }));
	return rule && `${file} imports ${target}: ${rule[1]}`;
}

/** Who may import a server module: loads, remote functions, endpoints, hooks, other server modules, the page sync. */
const SERVER_SIDE =
	/(\.server|\.remote|\.test)\.ts$|\/\+server\.ts$|^(tests|tools|src\/sync)\/|\/shared\/handles\//;

/** Why a component or browser module may not reach for the server; nothing when it does not. */
export function serverObjection({ file, target }: Import): string | undefined {
	if (!/\.server(\.[a-z]+)?$/.test(target) || SERVER_SIDE.test(file)) return;
	return `${file} imports ${target}: read through +page.server.ts, write through the room's *.remote.ts.`;
}
