import type { Import } from './imports.ts';

/** Rooms that are not features. Every other folder of src/lib is one. */
const COMMON = ['ui', 'shared', 'paraglide'];

/** The room a path lies in: `routes`, `sync`, `embedded`, or a folder of src/lib. */
export function roomOf(path: string): string | undefined {
	const [, place, room] =
		/^(src\/routes|src\/sync|src\/lib|supabase\/embedded)(?:\/([^/]+))?/.exec(path) ?? [];
	if (place === 'src/lib') return room;
	return place?.split('/').at(-1);
}

const isFeature = (room: string) => !['routes', 'sync', 'embedded', ...COMMON].includes(room);

/** Why one file may not import the other, with what to do instead; nothing when it may. */
export function objection({ file, target }: Import): string | undefined {
	const here = roomOf(file);
	const there = roomOf(target);
	if (!here || !there || here === there || there === 'paraglide') return;
	const crossing = `${file} imports ${target}: `;
	if (there === 'routes')
		return `${crossing}nothing imports a route; move the shared part to a room.`;
	if (there === 'embedded') return `${crossing}the app knows no embedded Supabase, only its API.`;
	if (here === 'shared')
		return `${crossing}shared imports nothing; hand in what it needs as a parameter.`;
	if (here === 'ui' && there !== 'shared')
		return `${crossing}ui knows no feature; pass data as props.`;
	if (here === 'sync' && there !== 'shared' && !target.startsWith('src/lib/pages/schema'))
		return `${crossing}sync stands on shared and pages/schema.ts alone.`;
	if (isFeature(here) && isFeature(there))
		return `${crossing}features never import each other; compose both in a route or meet in SQL.`;
}

/** Server modules are for loads, remote functions, hooks and other server modules. */
export function serverObjection({ file, target }: Import): string | undefined {
	if (!/\.server(\.[a-z]+)?$/.test(target)) return;
	const mayCall = /(\.server|\.remote|\.test)\.ts$|\/\+server\.ts$|hooks\.server\.ts$/;
	if (mayCall.test(file) || file.startsWith('tests/') || file.startsWith('tools/')) return;
	if (/src\/lib\/shared\/handles\//.test(file)) return;
	return `${file} imports ${target}: read through +page.server.ts, write through the room's *.remote.ts.`;
}
