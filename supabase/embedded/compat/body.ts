import { json } from './answers.ts';

/** How often the limit is read and thrown away, so that a client still sending hears the answer. */
const PATIENCE = 10;

/**
 * The request with its body read into memory, or 413. Counts what arrives: a chunked body announces no
 * length.
 */
export async function withBody(request: Request, limit: number): Promise<Request | Response> {
	if (!request.body) return request;
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
		length += chunk.byteLength;
		if (length > limit * PATIENCE) break;
		if (length <= limit) chunks.push(chunk);
	}
	if (length > limit) return tooLarge(limit);
	const { url, method, headers } = request;
	return new Request(url, { method, headers, body: length ? Buffer.concat(chunks) : null });
}

function tooLarge(limit: number): Response {
	const message = `The request body is larger than ${limit} bytes.`;
	return json(413, { code: '413', message, details: null, hint: null }, { connection: 'close' });
}
