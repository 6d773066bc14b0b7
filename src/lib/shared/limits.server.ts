/** Rate limits of this process, kept in bounded memory. Postgres caps what must hold over all processes. */

export interface Limit {
	/** Takes one; 0 when granted, else the seconds to wait. */
	take: (key: string) => number;
	/** Returns one, when the act turned out to be harmless. */
	giveBack: (key: string) => void;
	/** Number of keys remembered. */
	size: () => number;
}

interface Bucket {
	left: number;
	at: number;
}

interface LimitOptions {
	/** How many at once. */
	most: number;
	/** Seconds in which that many grow back, evenly. */
	per: number;
	/** Keys remembered; beyond that the one unused for longest is forgotten. */
	entries?: number;
	/** Milliseconds; tests move it. */
	now?: () => number;
}

/** A bucket per key that refills evenly. */
export function createLimit({ most, per, entries = 10_000, now = Date.now }: LimitOptions): Limit {
	const buckets = new Map<string, Bucket>();
	const growth = most / (per * 1000);

	function look(key: string): Bucket {
		const at = now();
		const known = buckets.get(key);
		const left = known ? Math.min(most, known.left + (at - known.at) * growth) : most;
		const bucket = { left, at };
		buckets.delete(key);
		buckets.set(key, bucket);
		if (buckets.size > entries) buckets.delete(buckets.keys().next().value ?? key);
		return bucket;
	}

	return {
		take(key) {
			const bucket = look(key);
			if (bucket.left < 1) return Math.ceil((1 - bucket.left) / growth / 1000);
			bucket.left -= 1;
			return 0;
		},
		giveBack(key) {
			const bucket = look(key);
			bucket.left = Math.min(most, bucket.left + 1);
		},
		size: () => buckets.size
	};
}

/** A whole office may stand behind one address, so limits per address are wide, per account narrow. */
export const limits = {
	postByAddress: createLimit({ most: 600, per: 60 }),
	postByPerson: createLimit({ most: 240, per: 60 }),
	passwordByAddress: createLimit({ most: 60, per: 600 }),
	passwordByAccount: createLimit({ most: 10, per: 600 }),
	linkByAddress: createLimit({ most: 30, per: 600 }),
	linkByAccount: createLimit({ most: 3, per: 600 }),
	/** What is said without an account; the database caps it per body. */
	reportByAddress: createLimit({ most: 10, per: 600 })
};

/** Takes from several limits; the longest wait in seconds, 0 when all grant. */
export function takeAll(wanted: [Limit, string][]): number {
	return Math.max(...wanted.map(([limit, key]) => limit.take(key)));
}
