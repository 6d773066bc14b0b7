const SECOND = 1000;

/**
 * What one connection may send: a second's worth may come at once, after that it is earned again. Who
 * spends more than there is waits; nothing is lost.
 */
export class Budget {
	readonly #perSecond: readonly [frames: number, bytes: number];
	#left: [frames: number, bytes: number];
	#at: number;

	constructor(frames: number, bytes: number, now = performance.now()) {
		this.#perSecond = [frames, bytes];
		this.#left = [frames, bytes];
		this.#at = now;
	}

	/** Takes one frame of so many bytes; milliseconds to wait before the next. */
	spend(bytes: number, now = performance.now()): number {
		const passed = (now - this.#at) / SECOND;
		this.#at = now;
		let wait = 0;
		for (const [index, spent] of [1, bytes].entries()) {
			const rate = this.#perSecond[index] ?? 0;
			const left = Math.min(rate, (this.#left[index] ?? 0) + passed * rate) - spent;
			this.#left[index] = left;
			wait = Math.max(wait, (-left / rate) * SECOND);
		}
		return wait;
	}
}
