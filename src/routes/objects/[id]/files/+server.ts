import { json, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/shared/id.ts';
import { isForm, readIncoming } from '#lib/files/incoming.server.ts';
import { uploadFile, type Refusal, type Uploaded } from '#lib/files/upload.server.ts';
import { translateKey } from '#lib/shared/errors.server.ts';
import { logLine } from '#lib/shared/log.server.ts';
import { readReturnPath } from '#lib/shared/return-path.ts';
import type { RequestHandler } from './$types';

const refusing = (status: number, key: string): { refusal: Refusal } => ({
	refusal: { status, key, message: translateKey(key) ?? key }
});

/**
 * Takes one file, streamed: a form (fields `published`, `return_to`, then `file`) is led back to its
 * page, a script that sends the bytes with `x-file-name` (percent encoded) gets `{id}` or `{key, message}`.
 */
export const POST: RequestHandler = async (event) => {
	const { request, locals, params } = event;
	if (!locals.me) return answer(event, refusing(401, 'signed_out'), undefined);
	if (!isId(params.id)) return answer(event, refusing(404, 'object_not_found'), undefined);
	const incoming = await readIncoming(request);
	if (!incoming?.name) {
		incoming?.bytes.resume();
		return answer(event, refusing(422, 'file_missing'), incoming?.returnTo);
	}
	const uploaded = await uploadFile(locals.supabase, params.id, incoming);
	return answer(event, uploaded, incoming.returnTo);
};

function answer(event: RequestEvent, { refusal, ...rest }: Uploaded, returnTo: string | undefined) {
	const { request, locals, route } = event;
	if (refusal?.cause !== undefined) {
		const { reference } = locals;
		const { status, cause: error } = refusal;
		logLine({ reference, event: 'upload failed', method: 'POST', route: route.id, status, error });
	}
	if (isForm(request)) redirect(303, withOutcome(readReturnPath(returnTo), refusal?.key));
	if (!refusal) return json(rest, { status: 201 });
	const { status, key, message } = refusal;
	return json({ key, message, ...(status >= 500 && { reference: locals.reference }) }, { status });
}

/** The page says what came of it. */
function withOutcome(path: string, key: string | undefined): string {
	const url = new URL(path, 'http://here.invalid');
	url.searchParams.set('upload', key ?? 'done');
	return `${url.pathname}${url.search}#files`;
}
