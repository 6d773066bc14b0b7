import * as v from 'valibot';
import type { Competence, CompetenceLevel } from '#lib/shared/competence.ts';

const id = v.pipe(v.string(), v.uuid());

/** In whose counts something counts: nobody's, that of one's own bodies, that of the network. */
export const AUDIENCES = ['nobody', 'organisation', 'network'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A line of the catalogue with what the reader said; null: nothing. */
export interface OwnCompetence extends Competence {
	level: CompetenceLevel | null;
	visibility: Audience | null;
	/** The most one of the reader's own roles needs. */
	needed: CompetenceLevel | null;
}

/** What a person says of themselves; an empty level takes it back. */
export const ownSchema = v.object({
	said: v.pipe(
		v.array(
			v.object({
				competence: id,
				level: v.picklist(['', '0', '1', '2', '3']),
				visibility: v.picklist(AUDIENCES)
			})
		),
		v.maxLength(200)
	)
});

export type Said = v.InferOutput<typeof ownSchema>['said'][number];

/** How far a role needs what; 0: not at all. */
export const needsSchema = v.object({
	role: id,
	slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/)),
	needs: v.pipe(
		v.array(v.object({ competence: id, level: v.picklist(['0', '1', '2', '3']) })),
		v.maxLength(200)
	)
});

export type Need = v.InferOutput<typeof needsSchema>['needs'][number];
