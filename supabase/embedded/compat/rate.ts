const MINUTE = 60_000;
const MOST_KEYS = 10_000;

interface Window {
	start: number;
	count: number;
}

/** Counts by key within minutes that begin with the key's first call. */
export class Rate {
	readonly #windows = new Map<string, Window>();

	/** Counts one call; seconds to wait when it is over the limit, else 0. */
	count(key: string, limit: number, now = Date.now()): number {
		const window = this.#windows.get(key);
		if (!window || now - window.start >= MINUTE) {
			this.#forget(now);
			this.#windows.delete(key);
			this.#windows.set(key, { start: now, count: 1 });
			return limit < 1 ? MINUTE / 1000 : 0;
		}
		window.count += 1;
		return window.count > limit ? Math.ceil((window.start + MINUTE - now) / 1000) : 0;
	}

	/** Bounded memory: the map is ordered by start, so what is over stands first. */
	#forget(now: number): void {
		for (const [key, window] of this.#windows) {
			if (now - window.start < MINUTE && this.#windows.size < MOST_KEYS) return;
			this.#windows.delete(key);
		}
	}
}
