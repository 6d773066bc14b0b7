import type { Level, Sector } from '#lib/shared/session.ts';
import { levels, sectors } from '#lib/ui/level.ts';

/** What a file is to hold; an empty string is "all". */
export interface Asked {
	kind: 'entries' | 'organisations';
	level: Level | '';
	sector: Sector | '';
	/** Code of a Land. */
	state: string;
	/** Slug of a body. */
	organisation: string;
}

/** Reads the address of an export. What is not understood counts as not said. */
export function readAsked(params: URLSearchParams): Asked {
	const read = (name: string) => (params.get(name) ?? '').trim();
	const organisation = read('organisation');
	return {
		kind: read('kind') === 'organisations' ? 'organisations' : 'entries',
		level: levels.find((level) => level === read('level')) ?? '',
		sector: sectors.find((sector) => sector === read('sector')) ?? '',
		state: /^[A-Z]{2}$/.test(read('state')) ? read('state') : '',
		organisation: /^[a-z0-9-]{1,80}$/.test(organisation) ? organisation : ''
	};
}
