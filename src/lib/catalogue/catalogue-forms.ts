import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import type { TopicKind } from '#lib/shared/entries.ts';
import { TOPIC_KINDS } from '#lib/shared/topic-kinds.ts';
import { slugOf } from './slug.ts';

/** A text of one field; an empty one is stored as nothing. */
const optional = (most: number) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(most, () => m.directory_too_long({ most })),
		v.transform((text) => (text === '' ? null : text))
	);

const name = v.pipe(
	v.string(),
	v.trim(),
	v.check(
		(text) => slugOf(text) !== '',
		() => m.catalogue_name_missing()
	),
	v.maxLength(160, () => m.directory_too_long({ most: 160 }))
);

const key = (pattern: RegExp, message: () => string) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.check((text) => text === '' || pattern.test(text), message),
		v.transform((text) => (text === '' ? null : text))
	);

/** Of an entry that is edited; a new one has neither. */
const edited = {
	id: v.optional(v.pipe(v.string(), v.uuid())),
	version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
};

/** What the form sends for a topic. The database has the last word. */
export const topicSchema = v.object({
	...edited,
	kind: v.picklist(TOPIC_KINDS as [TopicKind, ...TopicKind[]], () => m.directory_choose()),
	name,
	name_en: optional(160),
	aliases: v.pipe(
		v.string(),
		v.maxLength(1000, () => m.directory_too_long({ most: 1000 })),
		v.transform((text) =>
			text
				.split(',')
				.map((alias) => alias.trim())
				.filter(Boolean)
		),
		v.maxLength(20, () => m.catalogue_aliases_too_many())
	),
	description: optional(2000),
	/** Name or address of what it is a part of. */
	parent: optional(300),
	ozg_id: key(/^1\d{4}$/, () => m.catalogue_ozg_wrong()),
	leika: key(/^99\d{12}$/, () => m.catalogue_leika_wrong()),
	source: optional(500)
});

export type TopicChange = v.InferOutput<typeof topicSchema>;

/** What the form sends for a role. */
export const roleSchema = v.object({
	...edited,
	name,
	name_en: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.catalogue_name_en_missing()),
		v.maxLength(160, () => m.directory_too_long({ most: 160 }))
	),
	programme: optional(120),
	description: optional(2000),
	description_en: optional(2000),
	typical_holder: optional(300),
	source: optional(500)
});

export type RoleChange = v.InferOutput<typeof roleSchema>;
