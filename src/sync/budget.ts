/** How much one connection may still send: a bucket that grows back evenly. */
export interface Allowance {
	most: number;
	perSecond: number;
}

export class Bucket {
	readonly #allowance: Allowance;
	#left: number;
	#at = performance.now();

	constructor(allowance: Allowance) {
		this.#allowance = allowance;
		this.#left = allowance.most;
	}

	/** Whether so many were left. */
	take(count: number): boolean {
		const { most, perSecond } = this.#allowance;
		const now = performance.now();
		this.#left = Math.min(most, this.#left + ((now - this.#at) / 1000) * perSecond) - count;
		this.#at = now;
		return this.#left >= 0;
	}
}
