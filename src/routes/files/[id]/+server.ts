import { error } from '@sveltejs/kit';
import { readFile, type ServedFile } from '#lib/files/files.server.ts';
import { openBytes } from '#lib/files/bytes.server.ts';
import { isKnown, listFileHeaders } from '#lib/files/serving.server.ts';
import { translateKey } from '#lib/shared/errors.server.ts';
import type { RequestHandler } from './$types';

/** The row under the caller's own rights; one answer for what does not exist and what they may not know. */
async function find(supabase: App.Locals['supabase'], id: string): Promise<ServedFile> {
	const file = await readFile(supabase, id);
	return (
		file ?? error(404, { key: 'file_not_found', message: translateKey('file_not_found') ?? '' })
	);
}

export const GET: RequestHandler = async ({ params, locals, request }) => {
	const file = await find(locals.supabase, params.id);
	const headers = listFileHeaders(file);
	if (isKnown(file, request.headers.get('if-none-match'))) {
		delete headers['content-length'];
		return new Response(null, { status: 304, headers });
	}
	return new Response(await openBytes(file), { headers });
};

export const HEAD: RequestHandler = async ({ params, locals }) =>
	new Response(null, { headers: listFileHeaders(await find(locals.supabase, params.id)) });
