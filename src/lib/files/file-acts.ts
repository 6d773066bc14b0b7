import * as v from 'valibot';

/** What one can do with a file that is there. */
export const fileActs = ['remove', 'restore', 'publish', 'withdraw'] as const;

export const actSchema = v.object({
	file: v.pipe(v.string(), v.uuid()),
	name: v.pipe(v.string(), v.maxLength(200)),
	act: v.picklist(fileActs)
});
