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

/** Text that goes out as it comes into being; nothing is read before somebody takes it. */
export function streamText(parts: AsyncIterator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await parts.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await parts.return?.();
		}
	});
}
