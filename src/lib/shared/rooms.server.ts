import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { Me } from './session.ts';

export interface Room {
	href: string;
	title: string;
}

/** Places of the app whose name contains what was typed, in the reader's language. */
export function listRooms(typed: string, me: Me | null): Room[] {
	const rooms: Room[] = [
		{ href: resolve('/'), title: m.shell_room_start() },
		{ href: resolve('/directory/organisations'), title: m.shell_room_directory() },
		me
			? { href: resolve('/account'), title: m.account_title() }
			: { href: resolve('/sign-in'), title: m.sign_in_title() },
		{ href: resolve('/accessibility'), title: m.shell_room_accessibility() },
		{ href: resolve('/easy-language'), title: m.shell_room_easy_language() },
		{ href: resolve('/privacy'), title: m.shell_room_privacy() },
		{ href: resolve('/imprint'), title: m.shell_room_imprint() }
	];
	const wanted = typed.toLocaleLowerCase();
	return rooms.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
}
