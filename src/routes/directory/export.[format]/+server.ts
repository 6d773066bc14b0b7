import { error } from '@sveltejs/kit';
import { readAsked } from '#lib/exchange/asked.ts';
import { answerFile, streamText } from '#lib/exchange/download.server.ts';
import { HEADS, readStock } from '#lib/exchange/stock.server.ts';
import { writeCsv, writeJson } from '#lib/exchange/writing.server.ts';
import { createLastingClient } from '#lib/shared/client.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** `?kind=entries|organisations&level=…&sector=…&state=…&organisation=…`, streamed. */
export const GET: RequestHandler = async (event) => {
	const { format } = event.params;
	if (format !== 'csv' && format !== 'json') error(404, { message: m.error_not_found() });
	const supabase = await createLastingClient(event);
	if (!supabase) error(401, { message: m.error_signed_out() });
	const asked = readAsked(event.url.searchParams);
	const write = format === 'csv' ? writeCsv : writeJson;
	const parts = write(HEADS[asked.kind], readStock(supabase, asked));
	const name = asked.kind === 'entries' ? m.exchange_file_entries() : m.exchange_file_bodies();
	return answerFile(name, format, await streamText(parts));
};
