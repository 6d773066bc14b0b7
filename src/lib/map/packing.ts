/** How badges fill a cell: row by row, in the order given, with even gaps. Units are those of the picture. */

export interface Size {
	width: number;
	height: number;
}

export interface Box extends Size {
	x: number;
	y: number;
}

/** Between badges of a row, and between rows, where the curves run. */
export const GAP = { x: 12, y: 20 };

/** The first row that has room takes the next badge; the order stays as it is. */
function fillRows<T extends Size>(badges: T[], width: number): T[][] {
	const rows: T[][] = [];
	let used = Infinity;
	for (const badge of badges) {
		if (used + GAP.x + badge.width > width) {
			rows.push([badge]);
			used = badge.width;
		} else {
			rows.at(-1)?.push(badge);
			used += GAP.x + badge.width;
		}
	}
	return rows;
}

/** The narrowest measure that needs no further row: rows of about the same length. */
function balanceRows<T extends Size>(badges: T[], width: number): T[][] {
	const rows = fillRows(badges, width);
	let measure = width;
	while (measure > 0 && fillRows(badges, measure - 8).length === rows.length) measure -= 8;
	const widest = Math.max(...badges.map((badge) => badge.width));
	return fillRows(badges, Math.max(measure, widest));
}

/**
 * Places for badges in a cell of a width that begins at 0, 0, and the height they need. A badge is
 * never wider than the cell: its name is broken before.
 */
export function packCell<T extends Size>(
	badges: T[],
	width: number
): { placed: (T & Box)[]; height: number } {
	if (badges.length === 0) return { placed: [], height: 0 };
	let y = 0;
	const placed = balanceRows(badges, width).flatMap((row) => {
		const height = Math.max(...row.map((badge) => badge.height));
		const used = row.reduce((sum, badge) => sum + badge.width, 0);
		const gap = (width - used) / (row.length + 1);
		const inner = Math.max(gap, row.length > 1 ? GAP.x : 0);
		let x = (width - used - inner * (row.length - 1)) / 2;
		const boxes = row.map((badge) => {
			const box = { ...badge, x, y: y + (height - badge.height) / 2 };
			x += badge.width + inner;
			return box;
		});
		y += height + GAP.y;
		return boxes;
	});
	return { placed, height: y - GAP.y };
}
