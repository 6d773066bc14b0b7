/** What people can do and roles need, as the database tells it. */
import type { RoleRef } from './entries.ts';

/** 0: not at all. 1: knows the basics. 2: does it alone. 3: guides others. */
export type CompetenceLevel = 0 | 1 | 2 | 3;

export interface Competence {
	id: string;
	slug: string;
	name: string;
	name_en: string;
	description: string | null;
	description_en: string | null;
}

/** How far a role needs it. */
export interface NeededCompetence extends Competence {
	level: CompetenceLevel;
}

/** What the roles of a body need against what its people say, in counts. */
export interface BodyCompetence extends NeededCompetence {
	roles: (RoleRef & { level: CompetenceLevel })[];
	/** How many say at least that level; null below three. */
	people: number | null;
	/** Whether anybody does; null where the reader may not know. */
	some: boolean | null;
}
