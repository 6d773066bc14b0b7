import { m } from '#lib/paraglide/messages.js';
import type { Level, Sector } from '#lib/shared/session.ts';

const LEVELS: Record<Level, () => string> = {
	eu: m.ui_level_eu,
	federal: m.ui_level_federal,
	state: m.ui_level_state,
	municipal: m.ui_level_municipal,
	cross: m.ui_level_cross
};

const SECTORS: Record<Sector, () => string> = {
	state: m.ui_sector_state,
	semi_state: m.ui_sector_semi_state,
	private: m.ui_sector_private,
	civil: m.ui_sector_civil
};

/** All levels from the widest to the nearest, then what runs across. */
export const levels = Object.keys(LEVELS) as Level[];

export const sectors = Object.keys(SECTORS) as Sector[];

/** The level as a word of the reader's language, e.g. "Land". */
export function nameLevel(level: Level): string {
	return LEVELS[level]();
}

/** The sector as a word of the reader's language, e.g. "staatlich". */
export function nameSector(sector: Sector): string {
	return SECTORS[sector]();
}
