import { m } from '#lib/paraglide/messages.js';
import { mayAudit, type Me } from './session.ts';

export interface Room {
	href: string;
	title: string;
}

/** Places of the app whose name contains what was typed, in the reader's language. */
export function listRooms(typed: string, me: Me | null): Room[] {
	const rooms: Room[] = [
		{ href: '/', title: me ? m.inbox_title() : m.shell_room_start() },
		{ href: '/directory/map', title: m.map_title() },
		{ href: '/directory', title: m.shell_room_directory() },
		{ href: '/pages', title: m.pages_room() },
		{ href: '/spaces', title: m.spaces_title() },
		{ href: '/calendar', title: m.calendar_title() },
		{ href: '/search', title: m.search_title() },
		me
			? { href: '/account', title: m.account_title() }
			: { href: '/sign-in', title: m.sign_in_title() },
		{ href: '/accessibility', title: m.shell_room_accessibility() },
		{ href: '/easy-language', title: m.shell_room_easy_language() },
		{ href: '/privacy', title: m.shell_room_privacy() },
		{ href: '/imprint', title: m.shell_room_imprint() }
	];
	if (me) rooms.push({ href: '/directory/import', title: m.exchange_title() });
	if (mayAudit(me)) rooms.push({ href: '/audit', title: m.audit_title() });
	const wanted = typed.toLocaleLowerCase();
	return rooms.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
}
