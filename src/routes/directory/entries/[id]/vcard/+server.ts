import { writeFunctionCard } from '#lib/exchange/card.ts';
import { readFunctionCard } from '#lib/exchange/card.server.ts';
import { answerFile } from '#lib/exchange/download.server.ts';
import type { RequestHandler } from './$types';

/** The function as vCard 4: role, body and mailbox, whoever holds it. */
export const GET: RequestHandler = async ({ params: { id }, url, locals }) => {
	const entry = await readFunctionCard(locals.supabase, id);
	const address = `${url.origin}/directory/entries/${id}`;
	return answerFile(id, 'vcf', writeFunctionCard({ ...entry, address }));
};
