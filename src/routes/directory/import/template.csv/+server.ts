import { entryColumns, nameColumn } from '#lib/exchange/columns.ts';
import { answerFile, writeTable } from '#lib/exchange/download.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** The heads an import understands, to be filled in. */
export const GET: RequestHandler = () =>
	answerFile(m.exchange_file_template(), 'csv', writeTable(entryColumns.map(nameColumn), []));
