import { AsyncLocalStorage } from 'node:async_hooks';
import { MARK, writeLine, type Cell } from './csv.ts';

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	json: 'application/json; charset=utf-8',
	vcf: 'text/vcard; charset=utf-8'
};

/** A file to keep: what the caller may see now, so nothing on the way keeps it. */
export function answerFile(
	name: string,
	format: keyof typeof TYPES,
	body: string | ReadableStream<Uint8Array>
): Response {
	return new Response(body, {
		headers: {
			'content-type': TYPES[format],
			'content-disposition': `attachment; filename="${name}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
}

/** A table as CSV, its heads first. */
export function writeTable(heads: string[], rows: Cell[][]): string {
	return MARK + [heads, ...rows].map(writeLine).join('');
}

/**
 * Text that goes out as it comes into being. Its first part is there before the answer begins, so that
 * what cannot be read has a status; what breaks later breaks the file off and never ends it well.
 */
export async function streamText(
	parts: AsyncIterator<string>
): Promise<ReadableStream<Uint8Array>> {
	const encoder = new TextEncoder();
	// Whoever takes the next part does so outside of the request, where nobody knows its language.
	const inRequest = AsyncLocalStorage.snapshot();
	let next = parts.next();
	await next;
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await next;
			if (done) return controller.close();
			controller.enqueue(encoder.encode(value));
			next = inRequest(() => parts.next());
			next.catch(() => undefined);
		},
		async cancel() {
			await parts.return?.();
		}
	});
}
