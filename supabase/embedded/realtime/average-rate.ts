const TICK = 1000;
const MOST_TICKS = 60;
/** The counter of the service starts anew after ten quiet minutes. */
const FORGETS_AFTER = 600 * TICK;

/**
 * Events a second, counted as the service does (its rate_counter.ex): the average of the whole seconds
 * behind us, at most sixty. A burst in a quiet minute passes; the same burst right after the start does not.
 */
export class AverageRate {
	readonly #limit: number;
	#seconds: number[] = [];
	#current = 0;
	#average = 0;
	#tick = Number.NEGATIVE_INFINITY;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Counts events; `now` in milliseconds. */
	add(events: number, now = performance.now()): void {
		this.#advance(now);
		this.#current += events;
	}

	/** Whether the average reaches the limit; with `more` events on top, whether it passes it. */
	isOver(more = 0, now = performance.now()): boolean {
		this.#advance(now);
		return this.#average >= this.#limit || this.#average + more > this.#limit;
	}

	#advance(now: number): void {
		if (now - this.#tick > FORGETS_AFTER) {
			this.#seconds = [0];
			this.#current = 0;
			this.#average = 0;
			this.#tick = now;
		}
		if (now - this.#tick < TICK) return;
		while (now - this.#tick >= TICK) {
			this.#seconds.push(this.#current);
			if (this.#seconds.length > MOST_TICKS) this.#seconds.shift();
			this.#current = 0;
			this.#tick += TICK;
		}
		this.#average = this.#seconds.reduce((sum, count) => sum + count) / this.#seconds.length;
	}
}
