import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

const id = v.pipe(v.string(), v.uuid());

export const addLinkSchema = v.object({
	object: id,
	/** Title of the other object, or its address in the browser. */
	target: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.links_target_missing()),
		v.maxLength(500, () => m.directory_too_long({ most: 500 }))
	)
});

export const removeLinkSchema = v.object({ link: id });
