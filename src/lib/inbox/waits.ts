/** What waits and until when, in words. Told on the server, as what happened is. */
import type { ResolvedPathname } from '$app/types';
import { m } from '#lib/paraglide/messages.js';
import type { BriefObject } from '#lib/shared/named.ts';
import { pathOf } from '#lib/shared/objects.ts';
import { formatDay } from '#lib/ui/day.ts';
import { nameWorkingDays } from '#lib/ui/working-day.ts';

/** Until when something is due. Negative is late. */
interface Left {
	days: number;
	/** Null where the body's entry names no calendar. */
	working_days: number | null;
	calendar: string | null;
}

export interface RawWait {
	id: string;
	/** What happened that somebody's act is awaited, e.g. "comment.asked". */
	kind: string;
	subject_id: string;
	object: BriefObject;
	/** Waits for this person, not for anybody of the body. */
	for_me: boolean;
	organisation_id: string | null;
	by_id: string | null;
	due_on: string | null;
	left: Left | null;
	since: string;
	/** The beginning of what was asked. */
	body: string | null;
}

type Wait = Pick<RawWait, 'kind' | 'object' | 'subject_id' | 'left'>;

interface Words {
	/** In the chip: what is awaited. */
	state: () => string;
	title: (facts: { title: string }) => string;
}

const KINDS: Record<string, Words> = {
	'comment.asked': { state: m.inbox_state_question, title: m.inbox_wait_comment_asked },
	'membership.requested': {
		state: m.inbox_state_request,
		title: m.inbox_wait_membership_requested
	},
	'question.asked': { state: m.inbox_state_question, title: m.inbox_wait_question_asked },
	'report.created': { state: m.inbox_state_report, title: m.inbox_wait_report_created },
	'assignment.due': { state: m.inbox_state_check, title: m.inbox_wait_assignment_due },
	'handover.begun': { state: m.inbox_state_handover, title: m.inbox_wait_handover_begun }
};
/** Where on the page of its object, when not at its beginning. */
const PLACES: Record<string, string> = {
	'membership.requested': '/people',
	'report.created': '/entries#reports',
	'assignment.due': '/entries#due'
};
/** What has a page of its own, other than that of its object. */
const PAGES: Record<string, (subject: string) => ResolvedPathname> = {
	'handover.begun': (id) => `/directory/entries/${id}/handover` as ResolvedPathname
};
const OTHER: Words = { state: m.inbox_state_open, title: ({ title }) => title };

export function nameState({ kind }: Pick<Wait, 'kind'>): string {
	return (KINDS[kind] ?? OTHER).state();
}

export function nameWait({ kind, object }: Pick<Wait, 'kind' | 'object'>): string {
	return (KINDS[kind] ?? OTHER).title({ title: object.title });
}

function at(path: ResolvedPathname | undefined, place: string): ResolvedPathname | undefined {
	return path && (`${path}${place}` as ResolvedPathname);
}

/** The comment on the page of its object. */
export function pathOfComment(object: BriefObject, comment: string | null) {
	return comment ? at(pathOf(object), `#comment-${comment}`) : pathOf(object);
}

/** Where the awaited act is done. */
export function pathOfWait({
	kind,
	object,
	subject_id
}: Omit<Wait, 'left'>): ResolvedPathname | undefined {
	if (kind === 'comment.asked') return pathOfComment(object, subject_id);
	return PAGES[kind]?.(subject_id) ?? at(pathOf(object), PLACES[kind] ?? '');
}

export function isLate({ left }: Pick<Wait, 'left'>): boolean {
	return left !== null && left.days < 0;
}

/** "2 Werktage über Frist", "heute", "noch 3 Werktage"; plain days where no calendar is known. */
export function tellLeft({ left }: Pick<Wait, 'left'>): string {
	if (!left) return '';
	const { days, working_days } = left;
	if (days === 0) return m.inbox_due_today();
	const count = Math.abs(working_days ?? days);
	const period =
		working_days === null
			? count === 1
				? m.inbox_days_one()
				: m.inbox_days_other({ count })
			: nameWorkingDays(count);
	return days < 0 ? m.inbox_late({ period }) : m.inbox_left({ period });
}

/** "Dienstag, 9. Juni 2026. 5 Dinge warten auf Sie, eines ist über der Frist." */
export function tellLead(today: string, waiting: Pick<Wait, 'left'>[]): string {
	const day = formatDay(today);
	const count = waiting.length;
	if (count === 0) return m.inbox_lead_none({ day });
	const late = waiting.filter(isLate).length;
	const waits = count === 1 ? m.inbox_lead_one({ day }) : m.inbox_lead_many({ day, count });
	if (late === 0) return `${waits}.`;
	return `${waits}, ${late === 1 ? m.inbox_lead_late_one() : m.inbox_lead_late_many({ count: late })}.`;
}
