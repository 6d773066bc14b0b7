/** The start page of somebody who is signed in. */
import type { ResolvedPathname } from '$app/types';
import { nameEvent, type HistoryEntry, type RawEvent } from '#lib/shared/events.ts';
import { bodyIn, type BriefObject, type Names } from '#lib/shared/named.ts';
import type { ObjectOwner } from '#lib/shared/objects.ts';
import {
	isLate,
	nameState,
	nameWait,
	pathOfComment,
	pathOfWait,
	tellLead,
	tellLeft,
	type RawWait
} from './waits.ts';

export interface Wait extends Omit<RawWait, 'organisation_id' | 'by_id'> {
	title: string;
	/** In the chip: what is awaited. */
	state: string;
	/** Where it is done. */
	href: ResolvedPathname | undefined;
	late: boolean;
	/** "noch 3 Werktage" */
	period: string;
	/** The body it waits for. */
	organisation: ObjectOwner | null;
	/** The body that asked. */
	by: ObjectOwner | null;
}

interface RawTold extends Omit<RawEvent, 'id'> {
	id: string;
	reason: 'assigned' | 'mentioned' | 'watching' | 'waiting' | 'answered';
	object: BriefObject;
	comment_id: string | null;
	body: string | null;
}

/** A notification that names the reader. */
export interface Told extends Omit<HistoryEntry, 'id'> {
	/** The comment, where it was one. */
	href: ResolvedPathname | undefined;
	id: string;
	reason: RawTold['reason'];
	object: BriefObject;
	comment_id: string | null;
	body: string | null;
}

export interface News extends HistoryEntry {
	object: BriefObject;
}

interface Common {
	/** The end of the visit before this one; null on the first. */
	last_visit: string | null;
	/** From when on changes are listed. */
	since: string;
	/** "2026-06-09", in Berlin. */
	today: string;
	/** How many watched objects changed since they were last read. */
	watched_unread: number;
	/** `changes` is counted to a hundred. */
	spaces: { slug: string; name: string; changes: number }[];
}

export interface ForMe extends Common {
	/** "Dienstag, 9. Juni 2026. 5 Dinge warten auf Sie, eines ist über der Frist." */
	lead: string;
	waiting: Wait[];
	mentioned: Told[];
	changed: News[];
	deadlines: Wait[];
}

export interface RawForMe extends Common, Names {
	waiting: RawWait[];
	mentioned: RawTold[];
	changed: (RawEvent & { object: BriefObject })[];
	deadlines: RawWait[];
}

export function nameForMe(raw: RawForMe): ForMe {
	const { people, bodies, waiting, mentioned, changed, deadlines, ...rest } = raw;
	const names = { people, bodies };
	const tell = ({ organisation_id, by_id, ...wait }: RawWait): Wait => ({
		...wait,
		title: nameWait(wait),
		state: nameState(wait),
		href: pathOfWait(wait),
		late: isLate(wait),
		period: tellLeft(wait),
		organisation: bodyIn(names, organisation_id),
		by: bodyIn(names, by_id)
	});
	return {
		...rest,
		lead: tellLead(rest.today, waiting),
		waiting: waiting.map(tell),
		deadlines: deadlines.map(tell),
		mentioned: mentioned.map(({ id, reason, object, comment_id, body, ...event }) => ({
			...nameEvent({ ...event, id: 0 }, names),
			...{ id, reason, object, comment_id, body },
			href: pathOfComment(object, comment_id)
		})),
		changed: changed.map(({ object, ...event }) => ({ ...nameEvent(event, names), object }))
	};
}
