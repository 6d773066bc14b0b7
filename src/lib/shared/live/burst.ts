/** Milliseconds in which messages about one act arrive together. */
const GATHER = 20;

/**
 * A function that runs the action soon and never twice at once: calls during a run lead to exactly one
 * more run after it.
 */
export function gather(action: () => Promise<unknown>): () => void {
	let wanted = false;
	let running = false;
	const run = async () => {
		running = true;
		while (wanted) {
			wanted = false;
			await action().catch(() => undefined);
		}
		running = false;
	};
	return () => {
		if (wanted) return;
		wanted = true;
		if (!running) setTimeout(() => void run(), GATHER);
	};
}
