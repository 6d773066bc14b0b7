/** An answer in JSON; nothing here may be stored by anybody on the way. */
export function json(
	status: number,
	body: unknown,
	headers: Record<string, string> = {}
): Response {
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'cache-control': 'no-store',
			...headers
		}
	});
}

/** An error as GoTrue words it. */
export function authError(
	status: number,
	code: string,
	message: string,
	headers: Record<string, string> = {}
): Response {
	return json(status, { code: status, error_code: code, msg: message }, headers);
}

/** An error as PostgREST words it. */
export function restError(status: number, code: string, message: string): Response {
	return json(status, { code, message, details: null, hint: null });
}
