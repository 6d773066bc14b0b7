/** The value below which the given share of the sorted samples lies. */
export function percentile(samples: number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** "p50 12.3 / p99 45.6 ms (n = 300)" */
export function summarise(samples: number[]): string {
	const [p50, p99] = [0.5, 0.99].map((share) => percentile(samples, share).toFixed(1));
	return `p50 ${p50} / p99 ${p99} ms (n = ${samples.length})`;
}
