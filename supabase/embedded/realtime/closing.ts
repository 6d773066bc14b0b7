import type { Connection } from './connection.ts';

const PATIENCE = 1000;
const LOOK = 10;

/** Says goodbye to all connections; who has not gone after a second is cut off. */
export async function closeConnections(connections: Set<Connection>): Promise<void> {
	for (const connection of connections) connection.close(1001, 'going away');
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const since = performance.now();
	const looking = setInterval(() => {
		if (performance.now() - since > PATIENCE)
			for (const connection of connections) connection.cut();
		if (connections.size === 0) resolve(undefined);
	}, LOOK);
	await (connections.size === 0 ? undefined : promise);
	clearInterval(looking);
}
