import { m } from '#lib/paraglide/messages.js';
import type { VacancyReason } from './entries.ts';

const REASONS: Record<VacancyReason, () => string> = {
	unfilled: m.vacancy_unfilled,
	left: m.vacancy_left,
	reorganised: m.vacancy_reorganised,
	no_post: m.vacancy_no_post,
	other: m.vacancy_other
};

/** Why nobody holds a post: "noch nicht besetzt". */
export const nameVacancy = (reason: VacancyReason): string => REASONS[reason]();
