import { json } from './answers.ts';

/**
 * The request with its body read into memory, or 413. Counts what arrives: a chunked body announces no
 * length.
 */
export async function withBody(request: Request, limit: number): Promise<Request | Response> {
	if (!request.body) return request;
	if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge(limit);
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
		length += chunk.byteLength;
		if (length > limit) return tooLarge(limit);
		chunks.push(chunk);
	}
	const { url, method, headers } = request;
	return new Request(url, { method, headers, body: length ? Buffer.concat(chunks) : null });
}

function tooLarge(limit: number): Response {
	const message = `The request body is larger than ${limit} bytes.`;
	return json(413, { code: '413', message, details: null, hint: null }, { connection: 'close' });
}
