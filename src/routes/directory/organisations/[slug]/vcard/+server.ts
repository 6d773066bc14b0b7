import { resolve } from '$app/paths';
import { writeBodyCard } from '#lib/exchange/card.ts';
import { readBodyCard } from '#lib/exchange/card.server.ts';
import { answerFile } from '#lib/exchange/download.server.ts';
import type { RequestHandler } from './$types';

/** The body as vCard 4. */
export const GET: RequestHandler = async ({ params: { slug }, url, locals }) => {
	const body = await readBodyCard(locals.supabase, slug);
	const address = url.origin + resolve('/directory/organisations/[slug]', { slug });
	return answerFile(slug, 'vcf', writeBodyCard({ ...body, address }));
};
