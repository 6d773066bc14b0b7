const STORED = 'verbund-single-keys';

/** What a key press asks of the shell; null when it is meant for something else. */
export type Ask = 'palette' | 'shortcuts' | null;

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

/**
 * Reads a key press. Single letters count only outside of fields and while they are switched on;
 * people who speak to their computer trigger them by accident (WCAG 2.1.4).
 */
export function readKey(press: Press, singleKeys: boolean): Ask {
	if (press.altKey) return null;
	if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'k' ? 'palette' : null;
	return press.key === '?' && singleKeys && !isTyping(press.target) ? 'shortcuts' : null;
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.matches('input, select, textarea'))
	);
}

/** Whether single keys act; they do until someone switches them off in this browser. */
export function readSingleKeys(): boolean {
	return localStorage.getItem(STORED) !== 'off';
}

export function keepSingleKeys(on: boolean): void {
	localStorage.setItem(STORED, on ? 'on' : 'off');
}
