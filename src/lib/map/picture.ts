/** The drawn map as the page gets it. Units are pixels at normal size. */
import type { Level, Sector } from '#lib/shared/session.ts';
import type { Curve } from './curves.ts';
import type { Body } from './ecosystem.ts';
import type { Box, Size } from './packing.ts';

export const HEAD = 34;
export const LETTER = 13;
export const LINE = 18;
/** Inside a badge: before its mark, the mark, before its name. */
export const MARK = { x: 8, width: 12, name: 26 };

export interface Badge extends Box {
	body: Body;
	lines: string[];
}

export interface Column {
	sector: Sector;
	x: number;
	width: number;
}

export interface Band {
	level: Level;
	y: number;
	height: number;
}

export interface Picture extends Size {
	columns: Column[];
	bands: Band[];
	/** In reading order: band by band, column by column. */
	badges: Badge[];
	curves: Curve[];
}
