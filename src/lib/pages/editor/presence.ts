import type { Awareness } from 'y-protocols/awareness';

/** The others on the page, each once, however many tabs they have. */
export function listPresent(awareness: Awareness, me: string): { id: string; name: string }[] {
	const present = new Map<string, string>();
	for (const state of awareness.getStates().values()) {
		const { id, name } = (state['user'] ?? {}) as { id?: string; name?: string };
		if (id && name && id !== me) present.set(id, name);
	}
	return [...present].map(([id, name]) => ({ id, name }));
}
