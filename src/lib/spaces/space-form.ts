import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

const name = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty(() => m.spaces_name_missing()),
	v.maxLength(120, () => m.directory_too_long({ most: 120 }))
);
const purpose = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(2000, () => m.directory_too_long({ most: 2000 })),
	v.transform((text) => (text === '' ? null : text))
);
const visibility = v.picklist(['space', 'network', 'public'], () => m.spaces_visibility_missing());

/** What the form sends for a new space. The database has the last word. */
export const newSpaceSchema = v.object({ name, purpose, visibility });

/** What the form sends for a change. */
export const spaceSchema = v.object({
	id: v.pipe(v.string(), v.uuid()),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	name,
	purpose,
	visibility
});

export type SpaceChange = v.InferOutput<typeof spaceSchema>;

export const archiveSchema = v.object({
	id: v.pipe(v.string(), v.uuid()),
	slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/)),
	archived: v.picklist(['true', 'false'])
});
