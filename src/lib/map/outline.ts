import type { Sector } from '#lib/shared/session.ts';

/** The outline of a badge as an SVG path: square, right side round, or round on both. */
export function drawOutline(sector: Sector, width: number, height: number): string {
	const radius = Math.min(12, height / 2);
	const left = sector === 'private' || sector === 'civil' ? radius : 2;
	const right = sector === 'state' ? 2 : radius;
	return [
		`M${left} 0H${width - right}`,
		`A${right} ${right} 0 0 1 ${width} ${right}V${height - right}`,
		`A${right} ${right} 0 0 1 ${width - right} ${height}H${left}`,
		`A${left} ${left} 0 0 1 0 ${height - left}V${left}`,
		`A${left} ${left} 0 0 1 ${left} 0Z`
	].join('');
}
