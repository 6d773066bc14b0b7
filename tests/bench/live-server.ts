import { readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { startEmbedded } from '#embedded/embedded.ts';

/**
 * The embedded Supabase in a process of its own, so that it does not share one with a thousand clients.
 * Arguments: data directory, port. Tells its parent the keys, and what it uses whenever it is asked.
 */
export interface LiveServer {
	url: string;
	publishableKey: string;
	secretKey: string;
	jwtSecret: string;
}

export interface Usage {
	/** Proportional, in bytes, after what is no longer used is gone. */
	memory: number;
	/** Since the start, in microseconds. */
	cpu: number;
}

const [dataDir = '', port = ''] = process.argv.slice(2);
const { url, publishableKey, secretKey, jwtSecret, close } = await startEmbedded({
	dataDir,
	port: Number(port),
	siteUrl: 'http://127.0.0.1:3000',
	seed: true,
	// What is measured is the server, not its limits.
	realtimeLimits: {
		messagesPerSecond: 10_000_000,
		joinsPerSecond: 10_000_000,
		connections: 10_000
	}
});
process.send?.({ url, publishableKey, secretKey, jwtSecret } satisfies LiveServer);
process.on('message', async () => {
	const { user, system } = process.cpuUsage();
	process.send?.({ memory: await memory(), cpu: user + system } satisfies Usage);
});
process.on('disconnect', () => void close().then(() => process.exit(0)));

async function memory(): Promise<number> {
	for (let round = 0; round < 3; round++) {
		globalThis.gc?.();
		await turn();
	}
	const rollup = readFileSync(`/proc/${process.pid}/smaps_rollup`, 'utf8');
	return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024;
}
