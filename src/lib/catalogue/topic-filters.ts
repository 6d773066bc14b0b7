import type { TopicKind } from '#lib/shared/entries.ts';
import { TOPIC_KINDS } from '#lib/shared/topic-kinds.ts';

/** What the address of the list asks for; an empty string is "all". */
export interface TopicFilters {
	kind: TopicKind | '';
	search: string;
	/** Slug after which the page begins. */
	after: string;
}

/** Reads the filters of an address. What is not understood counts as not said. */
export function readTopicFilters(params: URLSearchParams): TopicFilters {
	const read = (name: string) => (params.get(name) ?? '').trim().slice(0, 200);
	return {
		kind: TOPIC_KINDS.find((kind) => kind === read('kind')) ?? '',
		search: read('search'),
		after: /^[a-z0-9-]{1,80}$/.test(read('after')) ? read('after') : ''
	};
}

/** The query for these filters, without what is empty: `?kind=service` or "". */
export function writeTopicFilters(filters: Partial<TopicFilters>): '' | `?${string}` {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
	return params.size > 0 ? `?${params.toString()}` : '';
}
