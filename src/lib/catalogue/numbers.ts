import type { DirectoryNumbers, Figures } from './catalogue.ts';
import type { Level, Sector } from '#lib/shared/session.ts';

export interface LevelFigures extends Figures {
	level: Level;
	/** How many bodies of it stand in which sector. */
	sectors: { sector: Sector; bodies: number }[];
}

/** The figures of each level: its sectors added up and named beside the sum. */
export function sumLevels(rows: DirectoryNumbers['levels']): LevelFigures[] {
	return [...Map.groupBy(rows, ({ level }) => level)].map(([level, parts]) => {
		const sum = (figure: keyof Figures) => parts.reduce((total, part) => total + part[figure], 0);
		return {
			level,
			bodies: sum('bodies'),
			entries: sum('entries'),
			vacant: sum('vacant'),
			overdue: sum('overdue'),
			sectors: parts.map(({ sector, bodies }) => ({ sector, bodies }))
		};
	});
}
