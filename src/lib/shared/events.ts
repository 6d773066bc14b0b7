/**
 * What happened, in words: for the history of an object, for feeds and for the audit. Told while a page is read,
 * on the server, so that no page loads fifty sentences to show three.
 */
import { m } from '#lib/paraglide/messages.js';
import { bodyIn, personIn, type Names } from './named.ts';
import { nameBriefly, type ObjectOwner } from './objects.ts';

interface Change {
	column: string;
	before?: unknown;
	after?: unknown;
}

/** An event as the database answers it. */
export interface RawEvent {
	id: number;
	at: string;
	/** E.g. "space.archived". */
	kind: string;
	organisation_id: string | null;
	person_id: string | null;
	about_id: string | null;
	changed?: Change[];
}

/** An event with the names its reader may know. */
export interface HistoryEntry {
	id?: number;
	at: string;
	kind: string;
	person: string | null;
	/** The body acted for. */
	organisation: ObjectOwner | null;
	/** What was done, to stand after the name: "hat den Raum umbenannt". */
	act: string;
	changed: Change[];
}

export function nameEvent(raw: RawEvent, names: Names): HistoryEntry {
	const { id, at, kind, organisation_id, person_id, about_id, changed = [] } = raw;
	return {
		id,
		at,
		kind,
		person: personIn(names, person_id),
		organisation: bodyIn(names, organisation_id),
		act: tellAct(kind, bodyIn(names, about_id)),
		changed
	};
}

type Sentence = (names: { name: string }) => string;

const ACTS: Record<string, Sentence> = {
	'organisation.created': m.events_organisation_created,
	'organisation.updated': m.events_organisation_updated,
	'organisation.archived': m.events_organisation_archived,
	'space.created': m.events_space_created,
	'space.updated': m.events_space_updated,
	'space.archived': m.events_space_archived,
	'space.restored': m.events_space_restored,
	'space.visibility_changed': m.events_visibility_changed,
	'space_organisation.created': m.events_body_admitted,
	'space_organisation.updated': m.events_body_right,
	'space_organisation.deleted': m.events_body_gone,
	'share.created': m.events_share_created,
	'share.updated': m.events_body_right,
	'share.deleted': m.events_share_deleted,
	'comment.created': m.events_comment_created,
	'comment.edited': m.events_comment_edited,
	'comment.removed': m.events_comment_removed,
	'comment.resolved': m.events_comment_resolved,
	'comment.reopened': m.events_comment_reopened,
	'link.created': m.events_link_created,
	'link.deleted': m.events_link_deleted,
	'file.added': m.events_file_added,
	'file.removed': m.events_file_removed,
	'file.restored': m.events_file_restored,
	'file.published': m.events_file_published,
	'file.withdrawn': m.events_file_withdrawn,
	'assignment.set': m.events_assignment_set,
	'assignment.followed': m.events_assignment_followed,
	'assignment.vacated': m.events_assignment_vacated,
	'assignment.ended': m.events_assignment_ended,
	'assignment.confirmed': m.events_assignment_confirmed,
	'assignment.updated': m.events_assignment_updated,
	'deputy.created': m.events_deputy_created,
	'deputy.deleted': m.events_deputy_deleted,
	'mandate.created': m.events_mandate_created,
	'mandate.updated': m.events_mandate_updated,
	'relation.created': m.events_relation_created,
	'relation.deleted': m.events_relation_deleted,
	'question.asked': m.events_question_asked,
	'question.answered': m.events_question_answered,
	'report.created': m.events_report_created,
	'report.settled': m.events_report_settled,
	'handover.created': m.events_handover_created,
	'handover.closed': m.events_handover_closed,
	'membership.requested': m.events_membership_requested,
	'membership.accepted': m.events_membership_accepted,
	'membership.joined': m.events_membership_joined,
	'membership.left': m.events_membership_left,
	'person.erased': m.events_person_erased
};

const ENDINGS: Record<string, Sentence> = {
	created: m.events_created,
	updated: m.events_updated,
	deleted: m.events_deleted,
	archived: m.events_archived
};

/** What somebody did; `about` is the body it was done to, where it was one. */
export function tellAct(kind: string, about: ObjectOwner | null = null): string {
	const name = about ? nameBriefly(about) : m.events_some_body();
	const ending = ENDINGS[kind.split('.')[1] ?? ''] ?? m.events_other;
	return (ACTS[kind] ?? ending)({ name });
}
