import { error } from '@sveltejs/kit';
import { streamText } from '#lib/exchange/download.server.ts';
import { needKeeper, startImport } from '#lib/exchange/incoming.server.ts';
import { createLastingClient } from '#lib/shared/client.server.ts';
import { translateKey } from '#lib/shared/errors.server.ts';
import type { RequestHandler } from './$types';

async function* writeStates(states: AsyncIterable<unknown>) {
	for await (const state of states) yield `${JSON.stringify(state)}\n`;
}

/** For scripts: the states of the import as they come, one JSON a line. Forms go to the page's action. */
export const POST: RequestHandler = async (event) => {
	needKeeper(event.locals.me);
	const supabase = await createLastingClient(event);
	if (!supabase) error(401, { message: translateKey('signed_out') ?? '' });
	const states = await startImport(supabase, event.request);
	if (!states) error(422, { message: translateKey('file_missing') ?? '' });
	return new Response(await streamText(writeStates(states)), {
		// Compressed, it would come all at once.
		headers: {
			'content-type': 'application/x-ndjson; charset=utf-8',
			'cache-control': 'no-store, no-transform'
		}
	});
};
