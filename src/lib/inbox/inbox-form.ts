import * as v from 'valibot';

export const watchSchema = v.object({
	object: v.pipe(v.string(), v.uuid()),
	watching: v.picklist(['true', 'false'])
});
