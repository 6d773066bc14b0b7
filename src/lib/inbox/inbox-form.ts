import * as v from 'valibot';

/** Empty for all. */
export const readSchema = v.object({
	notification: v.pipe(v.string(), v.regex(/^$|^[0-9a-f-]{36}$/))
});

export const watchSchema = v.object({
	object: v.pipe(v.string(), v.uuid()),
	watching: v.picklist(['true', 'false'])
});
