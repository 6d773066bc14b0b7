import { form, getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { needAccount, refuseAsTold } from '#lib/shared/refuse.server.ts';
import { actSchema, type fileActs } from './file-acts.ts';
import { actOn } from './files.server.ts';
import { nameCircle } from './files.ts';

const SAID: Record<(typeof fileActs)[number], (name: string) => string> = {
	remove: (name) => m.files_removed({ name }),
	restore: (name) => m.files_restored({ name }),
	publish: (name) => `${name}: ${nameCircle({ published: true })}`,
	withdraw: (name) => `${name}: ${nameCircle({ published: false })}`
};

/** Removes a file, brings it back, or changes who sees it. */
export const changeFile = form(actSchema, async ({ file, name, act }) => {
	needAccount();
	const error = await actOn(getRequestEvent().locals.supabase, file, act);
	if (error) refuseAsTold(error);
	return { act, done: SAID[act](name) };
});
