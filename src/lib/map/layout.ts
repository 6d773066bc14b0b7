/**
 * The picture: levels as bands, sectors as columns, bodies as badges in the cell where both meet.
 * Without chance and without forces: a body is where it was yesterday. Units are pixels at normal size.
 */
import { nameBriefly } from '#lib/shared/objects.ts';
import type { Level, Sector } from '#lib/shared/session.ts';
import { sectors } from '#lib/ui/level.ts';
import type { Body, Relation } from './ecosystem.ts';
import { drawCurves } from './curves.ts';
import { breakLines, measureText } from './lettering.ts';
import { packCell, type Size } from './packing.ts';
import {
	HEAD,
	LETTER,
	LINE,
	MARK,
	type Badge,
	type Band,
	type Column,
	type Picture
} from './picture.ts';

export const WIDTH = 1216;

/** Where the names of the levels stand. */
const MARGIN = 166;
const PADDING = { x: 14, y: 22 };
/** Names longer than this are broken. */
const LONGEST = 190;
const NARROWEST = 132;

/** From the widest level to the nearest; what runs across stands between Bund and Land. */
const BANDS: Level[] = ['eu', 'federal', 'cross', 'state', 'municipal'];

type Sized = Size & Pick<Badge, 'body' | 'lines'>;

function sizeBadge(body: Body): Sized {
	const lines = breakLines(nameBriefly(body), LETTER, LONGEST);
	const name = Math.max(...lines.map((line) => measureText(line, LETTER)));
	const width = Math.ceil(MARK.name + name + 12);
	return { body, lines, width, height: lines.length * LINE + 6 };
}

/** Bodies of one Land stand together, then by name. */
function compareBodies(a: Body, b: Body): number {
	return (
		(a.state ?? '').localeCompare(b.state ?? '', 'de') ||
		nameBriefly(a).localeCompare(nameBriefly(b), 'de') ||
		a.id.localeCompare(b.id)
	);
}

/** Columns share the width by what their fullest cell holds, so that all cells of a band end about level. */
function shareWidth(cells: Map<string, Sized[]>, present: Sector[]): Column[] {
	const load = (sector: Sector) =>
		Math.max(
			...BANDS.map((level) =>
				(cells.get(`${level} ${sector}`) ?? []).reduce((sum, { width }) => sum + width, 0)
			)
		);
	const least = (sector: Sector) =>
		Math.max(
			NARROWEST,
			...BANDS.flatMap((level) =>
				(cells.get(`${level} ${sector}`) ?? []).map(({ width }) => width + 2 * PADDING.x)
			)
		);
	const floor = present.reduce((sum, sector) => sum + least(sector), 0);
	const loads = present.reduce((sum, sector) => sum + load(sector), 0);
	let x = MARGIN;
	return present.map((sector) => {
		const width = least(sector) + ((WIDTH - MARGIN - floor) * load(sector)) / loads;
		x += width;
		return { sector, x: x - width, width };
	});
}

/** Places every body. Empty bands and columns are left away: a filter makes room for what it keeps. */
export function drawMap(bodies: Body[], relations: Relation[]): Picture {
	const sized = [...bodies].sort(compareBodies).map(sizeBadge);
	const cells = Map.groupBy(sized, ({ body }) => `${body.level} ${body.sector}`);
	const present = sectors.filter((sector) => bodies.some((body) => body.sector === sector));
	const columns = shareWidth(cells, present);
	const badges: Badge[] = [];
	const bands: Band[] = [];
	let y = HEAD;
	for (const level of BANDS.filter((level) => bodies.some((body) => body.level === level))) {
		const packed = columns.map(({ sector, x, width }) => ({
			x: x + PADDING.x,
			...packCell(cells.get(`${level} ${sector}`) ?? [], width - 2 * PADDING.x)
		}));
		const inside = Math.max(...packed.map(({ height }) => height));
		for (const { x, placed } of packed) {
			const top = y + PADDING.y;
			badges.push(...placed.map((badge) => ({ ...badge, x: badge.x + x, y: badge.y + top })));
		}
		const height = inside + 2 * PADDING.y;
		bands.push({ level, y, height });
		y += height;
	}
	const boxes = new Map(badges.map((badge) => [badge.body.id, badge]));
	return { width: WIDTH, height: y, columns, bands, badges, curves: drawCurves(relations, boxes) };
}
