import { setImmediate as turn } from 'node:timers/promises';

/** For a server in a process of its own: says that it is ready, clears up when asked, leaves with its parent. */
export function obey(leave: () => Promise<unknown>): void {
	process.on('message', async () => {
		for (let round = 0; round < 3; round++) {
			globalThis.gc?.();
			await turn();
		}
		process.send?.('collected');
	});
	process.on('disconnect', () => void leave().finally(() => process.exit(0)));
	process.send?.('ready');
}
