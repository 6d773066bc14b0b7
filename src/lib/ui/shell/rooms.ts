import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';

interface Room {
	path: ReturnType<typeof resolve>;
	label: () => string;
}

/** The rooms that exist today; a new one is one more line here. */
export const rooms: Room[] = [
	{ path: resolve('/directory'), label: m.shell_room_directory },
	{ path: resolve('/directory/map'), label: m.map_title },
	{ path: resolve('/pages'), label: m.shell_room_knowledge },
	{ path: resolve('/spaces'), label: m.shell_room_spaces }
];

/** Whether the page at `pathname` lies in the room at `path`. */
export function isInRoom(path: string, pathname: string): boolean {
	return pathname === path || pathname.startsWith(`${path}/`);
}

/** The room a page lies in: the nearest one, where rooms lie within each other. */
export function findRoom(pathname: string): Room | undefined {
	const around = rooms.filter(({ path }) => isInRoom(path, pathname));
	return around.sort((a, b) => b.path.length - a.path.length)[0];
}
