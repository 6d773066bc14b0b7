import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

const id = v.pipe(v.string(), v.uuid());
const title = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty(() => m.pages_title_missing()),
	v.maxLength(200, () => m.directory_too_long({ most: 200 }))
);
/** An empty choice is the top. */
const place = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => (text === '' ? null : text)),
	v.nullable(id)
);

export const templates = ['blank', 'knowledge', 'guide', 'minutes'] as const;

/** What the form sends for a new page. The database has the last word. */
export const newPageSchema = v.object({
	space: id,
	parent: place,
	title,
	template: v.picklist(templates, () => m.pages_template_missing())
});

export const renameSchema = v.object({
	id,
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	title
});

export const moveSchema = v.object({ id, parent: place, after: place });

export const archiveSchema = v.object({ id, archived: v.picklist(['true', 'false']) });

export const publishSchema = v.object({ id });
