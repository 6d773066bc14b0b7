import type { Switchboard } from './switchboard.ts';

const HOUR = 3_600_000;
const LOOKS_PER_IDLE_TIME = 4;

/** Cuts off connections that have fallen silent, and has old messages thrown away each hour. */
export function keepWatch(
	{ connections, limits, report }: Switchboard,
	forget: () => Promise<void>
): { stop(): void } {
	const tidy = () => void forget().catch(report);
	const looking = setInterval(() => {
		const oldest = performance.now() - limits.idle;
		for (const connection of connections) if (connection.heardAt < oldest) connection.cut();
	}, limits.idle / LOOKS_PER_IDLE_TIME).unref();
	const forgetting = setInterval(tidy, HOUR).unref();
	tidy();
	return {
		stop() {
			clearInterval(looking);
			clearInterval(forgetting);
		}
	};
}
