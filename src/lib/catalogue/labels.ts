import { m } from '#lib/paraglide/messages.js';
import type { VacancyReason } from '#lib/shared/entries.ts';
import type { RelationKind } from './catalogue.ts';

const VACANCIES: Record<VacancyReason, () => string> = {
	unfilled: m.catalogue_vacancy_unfilled,
	left: m.catalogue_vacancy_left,
	reorganised: m.catalogue_vacancy_reorganised,
	no_post: m.catalogue_vacancy_no_post,
	other: m.catalogue_vacancy_other
};

/** Why nobody holds a post, as a short sentence. */
export const nameVacancy = (reason: VacancyReason): string => VACANCIES[reason]();

const RELATIONS: Record<RelationKind, [outward: () => string, inward: () => string]> = {
	operates_for: [m.catalogue_operates_for, m.catalogue_operated_by],
	member_of: [m.catalogue_member_of, m.catalogue_has_members],
	oversees: [m.catalogue_oversees, m.catalogue_overseen_by],
	commissions: [m.catalogue_commissions, m.catalogue_commissioned_by],
	partner_of: [m.catalogue_partner_of, m.catalogue_partner_of],
	advises: [m.catalogue_advises, m.catalogue_advised_by]
};

/** "betreibt für", or "wird betrieben von" when read from the other end. */
export function nameRelation(kind: RelationKind, outward: boolean): string {
	return RELATIONS[kind][outward ? 0 : 1]();
}
