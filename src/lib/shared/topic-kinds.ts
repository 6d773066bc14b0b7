import { m } from '#lib/paraglide/messages.js';
import type { TopicKind } from './entries.ts';

const KINDS: Record<TopicKind, [one: () => string, many: () => string]> = {
	topic_field: [m.topic_kind_field, m.topic_kind_fields],
	service: [m.topic_kind_service, m.topic_kind_services],
	initiative: [m.topic_kind_initiative, m.topic_kind_initiatives],
	product: [m.topic_kind_product, m.topic_kind_products],
	standard: [m.topic_kind_standard, m.topic_kind_standards]
};

/** In the order of the database. */
export const TOPIC_KINDS = Object.keys(KINDS) as TopicKind[];

/** "Themenfeld" */
export const nameTopicKind = (kind: TopicKind): string => KINDS[kind][0]();

/** "Themenfelder" */
export const nameTopicKinds = (kind: TopicKind): string => KINDS[kind][1]();
