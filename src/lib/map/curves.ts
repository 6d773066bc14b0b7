import type { Relation } from './ecosystem.ts';
import { GAP, type Box } from './packing.ts';

/** A relation drawn between two badges. */
export interface Curve {
	relation: Relation;
	/** Of an SVG path. */
	path: string;
}

interface End {
	relation: Relation;
	box: Box;
	/** Where the other end lies. */
	towards: Box;
	side: 'top' | 'bottom';
}

const middle = ({ x, width }: Box) => x + width / 2;
const round = (value: number) => Math.round(value * 10) / 10;

/** Badges of one row are joined over their tops, all others by the sides that face each other. */
function sideOf(box: Box, towards: Box): End['side'] {
	return towards.y > box.y + box.height ? 'bottom' : 'top';
}

/** Spreads the ends of one side over it, in the order of what they lead to, so that curves do not cross at once. */
function spreadEnds(ends: End[]): Map<End, number> {
	const bySide = Map.groupBy(ends, ({ box, side }) => `${box.x} ${box.y} ${side}`);
	const places = [...bySide.values()].flatMap((group) => {
		const sorted = [...group].sort(
			(a, b) =>
				middle(a.towards) - middle(b.towards) ||
				a.towards.y - b.towards.y ||
				a.relation.id.localeCompare(b.relation.id)
		);
		return sorted.map((end, index): [End, number] => {
			const room = end.box.width - 16;
			const step = Math.min(14, room / sorted.length);
			return [end, middle(end.box) + (index - (sorted.length - 1) / 2) * step];
		});
	});
	return new Map(places);
}

/** Leaves and arrives upright; the further apart, the longer it stays so. */
function draw(from: End, to: End, fromX: number, toX: number): string {
	const point = ({ box, side }: End) => (side === 'bottom' ? box.y + box.height : box.y);
	const [fromY, toY] = [point(from), point(to)];
	const sign = (end: End) => (end.side === 'bottom' ? 1 : -1);
	const sameRow = from.side === to.side;
	const reach = sameRow ? GAP.y * 0.8 : Math.max(GAP.y, Math.abs(toY - fromY) * 0.45);
	const controls = [
		[fromX, fromY + sign(from) * reach],
		[toX, toY + sign(to) * reach],
		[toX, toY]
	];
	const text = controls.map((pair) => pair.map(round).join(' ')).join(', ');
	return `M${round(fromX)} ${round(fromY)} C${text}`;
}

/** Curves for relations between placed badges; one without both ends in the picture has none. */
export function drawCurves(relations: Relation[], boxes: Map<string, Box>): Curve[] {
	const pairs = relations.flatMap((relation): { relation: Relation; from: End; to: End }[] => {
		const [a, b] = [boxes.get(relation.from), boxes.get(relation.to)];
		if (!a || !b) return [];
		const from = { relation, box: a, towards: b, side: sideOf(a, b) };
		return [{ relation, from, to: { relation, box: b, towards: a, side: sideOf(b, a) } }];
	});
	const places = spreadEnds(pairs.flatMap(({ from, to }) => [from, to]));
	return pairs.map(({ relation, from, to }) => ({
		relation,
		path: draw(from, to, places.get(from) ?? 0, places.get(to) ?? 0)
	}));
}
