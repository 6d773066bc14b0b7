/** What stands beside every object: what is said, linked and what happened. One call, many rooms. */
import { nameEvent, type HistoryEntry, type RawEvent } from './events.ts';
import { bodyIn, personIn, type BriefObject, type Names } from './named.ts';
import type { ObjectOwner } from './objects.ts';
import type { AccessRight } from './rights.ts';

export interface RawComment {
	id: string;
	thread_id: string | null;
	answers_id: string | null;
	organisation_id: string;
	audience_id: string | null;
	person_id: string | null;
	/** Null once it was removed. */
	body: string | null;
	mentions: string[];
	/** The day until which those it is pointed out to are asked to answer. */
	answer_by: string | null;
	resolved_at: string | null;
	resolved_by: string | null;
	edited_at: string | null;
	removed_at: string | null;
	version: number;
	created_at: string;
	mine: boolean;
}

/** A comment with the names its reader may know. */
export interface Comment extends Omit<RawComment, 'mentions' | 'resolved_by'> {
	organisation: ObjectOwner | null;
	/** The guest body it is by or to. */
	audience: ObjectOwner | null;
	person: string | null;
	/** Names of those it is pointed out to. */
	mentioned: string[];
	resolver: string | null;
}

/** A comment that opened a thread, and what was answered, oldest first. */
export interface Thread extends Comment {
	answers: Comment[];
}

/** Somebody a comment can be pointed out to. */
export interface Mentionable {
	id: string;
	name: string;
	position: string | null;
	body: string;
}

interface Link {
	id: string;
	relation: string;
	/** From this object to the other. */
	outward: boolean;
	object: BriefObject;
}

export interface Margin {
	object: BriefObject;
	/** Inside the object; null where it is only seen because it is open to many. */
	right: AccessRight | null;
	/** Whether the reader works for a body with full access. */
	network: boolean;
	watching: boolean;
	/** Newest thread first; null outside. */
	threads: Thread[] | null;
	/** Id of a thread after which older ones follow. */
	next: string | null;
	mentionable: Mentionable[];
	links: Link[];
	history: HistoryEntry[];
	shares: { organisation: ObjectOwner | null; granted: AccessRight }[];
}

export interface RawMargin extends Names {
	object: BriefObject;
	right: AccessRight | null;
	network: boolean;
	watching: boolean;
	comments: RawComment[] | null;
	next: string | null;
	mentionable: Mentionable[];
	links: Link[];
	history: RawEvent[];
	shares: { organisation_id: string; granted: AccessRight }[];
}

function nameComment(raw: RawComment, names: Names): Comment {
	const { mentions, resolved_by, ...comment } = raw;
	return {
		...comment,
		organisation: bodyIn(names, raw.organisation_id),
		audience: bodyIn(names, raw.audience_id),
		person: personIn(names, raw.person_id),
		mentioned: mentions.flatMap((id) => personIn(names, id) ?? []),
		resolver: personIn(names, resolved_by)
	};
}

/** Comments in the order they were made become threads, the newest first. */
export function gatherThreads(comments: RawComment[], names: Names): Thread[] {
	const threads = new Map<string, Thread>();
	for (const raw of comments) {
		const comment = nameComment(raw, names);
		if (raw.thread_id) threads.get(raw.thread_id)?.answers.push(comment);
		else threads.set(raw.id, { ...comment, answers: [] });
	}
	return [...threads.values()].reverse();
}

export function nameMargin(raw: RawMargin): Margin {
	const { people, bodies, comments, history, shares, ...rest } = raw;
	const names = { people, bodies };
	return {
		...rest,
		threads: comments && gatherThreads(comments, names),
		history: history.map((event) => nameEvent(event, names)),
		shares: shares.map(({ organisation_id, granted }) => ({
			organisation: bodyIn(names, organisation_id),
			granted
		}))
	};
}
