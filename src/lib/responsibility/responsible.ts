import { m } from '#lib/paraglide/messages.js';
import type { Entry, RoleRef, TopicRef } from '#lib/shared/entries.ts';
import type { Names } from '#lib/shared/named.ts';

/** How an answer was found, the nearest way first. */
export type Way = 'body' | 'role' | 'direct' | 'above' | 'field' | 'ministry' | 'coordinator';

export interface Answer extends Entry {
	way: Way;
	/** Whether its body is, or lies in, the place that was named. */
	in_place: boolean;
	/** From the topic asked for up to the one found; empty without a topic. */
	path: TopicRef[];
}

/** What `find_responsible` answers. Days are "2026-11-25". */
export interface Found extends Names {
	query: string;
	today: string;
	topics: TopicRef[];
	roles: RoleRef[];
	states: { code: string; name: string }[];
	/** Bodies named in the question. */
	place_ids: string[];
	/** Words that nothing was found for. */
	unclear: string[];
	suggestion: string | null;
	/** The best first. */
	answers: Answer[];
	/** The body whose stewards are asked when nobody is known. */
	ask_id: string | null;
}

const NAMES: Record<Way, () => string> = {
	body: m.find_way_body,
	role: m.find_way_role,
	direct: m.find_way_direct,
	above: m.find_way_above,
	field: m.find_way_field,
	ministry: m.find_way_ministry,
	coordinator: m.find_way_coordinator
};

/** "Direkte Zuordnung" */
export const nameWay = (way: Way): string => NAMES[way]();

/** The steps a question about a topic goes through; others are found at once. */
const STEPS: Way[] = ['direct', 'above', 'field', 'ministry', 'coordinator'];

export interface Step {
	way: Way;
	/** The first answer found there. */
	answer: Answer | undefined;
	/** Whether this is where the best answer comes from. */
	hit: boolean;
}

/** The way the best answer was found: every step there is one for, and the direct one, which is looked at first. */
export function listSteps({ answers }: Found): Step[] {
	const [best] = answers;
	if (!best || !STEPS.includes(best.way)) return [];
	return STEPS.map((way) => ({
		way,
		answer: answers.find((answer) => answer.way === way),
		hit: best.way === way
	})).filter(({ way, answer }) => answer !== undefined || way === 'direct');
}
