import type { HistoryEntry } from '#lib/shared/events.ts';
import type { DeputyScope, Entry } from '#lib/shared/entries.ts';
import type { BriefObject, Names } from '#lib/shared/named.ts';

export interface Deputy {
	id: string;
	person_id: string;
	place: number;
	scope: DeputyScope;
	valid_from: string;
	valid_to: string | null;
	away_until: string | null;
}

/** Everything about an entry, as `assignment_page` tells it. Days are "2026-11-25". */
export interface EntryPage extends Names {
	entry: Entry;
	today: string;
	/** For the network only, as the history is. */
	deputies: Deputy[];
	/** Entries of the same body, role and topic, before, after and beside it. */
	others: Entry[];
	history: HistoryEntry[];
	/** From whom its holder took over, for the holder and those who keep it; `open` until it is closed. */
	inherited: { assignment_id: string; person_id: string | null; open: boolean }[];
	may_edit: boolean;
	/** The reader holds it. */
	mine: boolean;
}

/** Somebody of a body who can be named as holder or deputy. */
export interface Member {
	id: string;
	name: string;
}

export interface Question {
	id: string;
	title: string;
	body: string | null;
	organisation_id: string;
	asked_id: string;
	person_id: string | null;
	topic: Entry['topic'];
	assignment_id: string | null;
	answer: string | null;
	answer_id: string | null;
	answered_at: string | null;
	answered_by: string | null;
	created_at: string;
	version: number;
}

export interface QuestionPage extends Names {
	question: Question;
	/** The one doubted, and the one that answers. */
	entries: Entry[];
	may_answer: boolean;
}

/** What the stewards of a body keep true, the longest due first. */
export interface StewardEntries extends Names {
	organisation_id: string;
	today: string;
	entries: Entry[];
	counts: Partial<Record<Entry['freshness']['state'], number>>;
	questions: Question[];
	reports: { id: string; assignment_id: string | null; body: string; created_at: string }[];
	gaps: Entry['role'][];
	overlaps: string[][];
}

/** How an assignment is handed over. Days are "2026-11-25". */
export interface Handover extends Names {
	entry: Entry;
	/** Who follows. */
	next: Entry | null;
	note: string | null;
	/** Day of the talk. */
	talked_on: string | null;
	/** Ids of what of the open list is done. */
	done: string[];
	closed_at: string | null;
	open: {
		assignments: Entry[];
		deputies: Entry[];
		waits: { id: string; kind: string; object: BriefObject; due_on: string | null }[];
		questions: Question[];
		/** To the holder alone. */
		watched: BriefObject[] | null;
	};
	may_edit: boolean;
}
