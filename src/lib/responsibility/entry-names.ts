import { m } from '#lib/paraglide/messages.js';
import {
	nameCatalogued,
	type Entry,
	type Responsibility,
	type TopicKind
} from '#lib/shared/entries.ts';

/** "Leistungsverantwortliche Elterngeld": the role, and what it is for. */
export function nameEntry({ role, topic }: Pick<Entry, 'role' | 'topic'>): string {
	return topic ? `${nameCatalogued(role)} ${nameCatalogued(topic)}` : nameCatalogued(role);
}

const KINDS: Record<TopicKind, () => string> = {
	topic_field: m.topic_kind_field,
	service: m.topic_kind_service,
	initiative: m.topic_kind_initiative,
	product: m.topic_kind_product,
	standard: m.topic_kind_standard
};

/** "Themenfeld" */
export const nameTopicKind = (kind: TopicKind): string => KINDS[kind]();

const RESPONSIBILITIES: Record<Responsibility, () => string> = {
	responsible: m.responsibility_responsible,
	accountable: m.responsibility_accountable,
	consulted: m.responsibility_consulted,
	informed: m.responsibility_informed,
	driver: m.responsibility_driver,
	approver: m.responsibility_approver,
	contributor: m.responsibility_contributor
};

/** "führt aus (R)" */
export const nameResponsibility = (letter: Responsibility): string => RESPONSIBILITIES[letter]();
