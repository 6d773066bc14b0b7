import type { ImportState } from './import.ts';

/** Sends the form and tells every state of the import as it comes. Throws when the answer is none. */
export async function sendImport(
	address: string,
	form: FormData,
	tell: (state: ImportState) => void
): Promise<void> {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { accept: 'application/x-ndjson' },
		body: form
	});
	if (!answer.ok || !answer.body) throw new Error(`The import answers ${answer.status}.`);
	const decoder = new TextDecoder();
	const reader = answer.body.getReader();
	let rest = '';
	for (;;) {
		const { done, value } = await reader.read();
		rest += decoder.decode(value, { stream: !done });
		const lines = rest.split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) tell(JSON.parse(line) as ImportState);
		if (done) return;
	}
}
