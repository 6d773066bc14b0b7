import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Competence, CompetenceLevel } from '#lib/shared/competence.ts';

const LEVELS: Record<CompetenceLevel, () => string> = {
	0: m.competence_level_0,
	1: m.competence_level_1,
	2: m.competence_level_2,
	3: m.competence_level_3
};

/** "selbstständig" */
export const nameLevel = (level: CompetenceLevel): string => LEVELS[level]();

/** From 1, for choices: "2, selbstständig". */
export const LEVEL_CHOICES = ([1, 2, 3] as const).map((level) => ({
	value: String(level),
	get label() {
		return m.competence_level_choice({ level, name: nameLevel(level) });
	}
}));

/** What is meant by it, in the reader's language. */
export function describe({ description, description_en }: Competence): string | null {
	return getLocale() === 'en' ? (description_en ?? description) : description;
}
