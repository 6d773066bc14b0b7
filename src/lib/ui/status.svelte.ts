interface Status {
	text: string;
	undo?: () => void;
}

/** What the one status region of the page says now; empty when there is nothing to say. */
export const status = $state<Status>({ text: '' });

/**
 * Say what just happened, spoken and shown for a while. Errors belong beside what failed, never
 * only here.
 */
export function announce(text: string, undo?: () => void): void {
	status.text = text;
	status.undo = undo;
}

export function clearStatus(): void {
	status.text = '';
	status.undo = undefined;
}
